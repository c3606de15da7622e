import { FluentProvider } from '@fluentui/react-components';
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { languageOf, recallLanguage, rememberLanguage, type LanguageChoice } from './words/language';
import { themeOf } from './frame/theme';
import { useAppearance } from './frame/use-appearance';
import { WORDS, WordsContext } from './words/words';

/** The version of package.json, put in by the build. */
declare const DX_VERSION: string;

/** A browser that blocks storage throws when it is merely named. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

interface Surroundings {
  readonly inExcel: boolean;
  readonly officeLanguage: string | undefined;
  readonly officeBackground: string | undefined;
  readonly partition: string | undefined;
}

/** Theme and language around the pane. Outside Excel it says where it belongs. */
function Root({ inExcel, officeLanguage, officeBackground, partition }: Surroundings) {
  const [choice, setChoice] = useState<LanguageChoice>(() => recallLanguage(storage(), partition));
  const look = useAppearance(officeBackground);
  const language = languageOf(choice, officeLanguage);
  const words = WORDS[language];
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = words.t.appName;
    document.documentElement.style.colorScheme = look === 'light' ? 'light' : 'dark';
    document.body.style.margin = '0';
  }, [language, look, words]);
  const choose = (chosen: LanguageChoice): void => {
    rememberLanguage(chosen, storage(), partition);
    setChoice(chosen);
  };
  return (
    <FluentProvider theme={themeOf(look)}>
      <WordsContext.Provider value={words}>
        {inExcel ? (
          <App version={DX_VERSION} choice={choice} onChoose={choose} />
        ) : (
          <main>
            <h1>{words.t.appName}</h1>
            <p>{words.t.notExcel}</p>
          </main>
        )}
      </WordsContext.Provider>
    </FluentProvider>
  );
}

void Office.onReady(({ host }) => {
  const root = document.getElementById('root');
  if (root === null) return;
  const inExcel = host === Office.HostType.Excel;
  // Outside an Office application there is no context to ask.
  const context = inExcel ? Office.context : undefined;
  createRoot(root).render(
    <Root
      inExcel={inExcel}
      officeLanguage={context?.displayLanguage ?? navigator.language}
      officeBackground={context?.officeTheme?.bodyBackgroundColor}
      partition={context?.partitionKey}
    />,
  );
});
