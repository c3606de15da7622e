import { FluentProvider } from '@fluentui/react-components';
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { START_EN } from '../i18n/guides/start.en';
import { START_JA, type StartText } from '../i18n/guides/start.ja';
import { Pane } from './pane';
import { languageOf, recallLanguage, rememberLanguage, type LanguageChoice } from './words/language';
import { bringTheme, useTheme } from './frame/theme/theme';
import { lookOf, useAppearance } from './frame/theme/use-appearance';
import { frameText, LanguageContext } from './words/frame-words';

/** The version of package.json, put in by the build. */
declare const DX_VERSION: string;
declare const DX_DATE: string;

/** A browser that blocks storage throws when it is merely named. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

interface PaneSurroundings {
  readonly inExcel: boolean;
  readonly officeLanguage: string | undefined;
  readonly officeBackground: string | undefined;
  readonly partition: string | undefined;
}

/** Theme and language around the pane. Outside Excel it says where it belongs. */
function Root({ inExcel, officeLanguage, officeBackground, partition }: PaneSurroundings) {
  const [choice, setChoice] = useState<LanguageChoice>(() => recallLanguage(storage(), partition));
  const look = useAppearance(officeBackground);
  const theme = useTheme(look);
  const language = languageOf(choice, officeLanguage);
  const t = frameText(language);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = t.appName;
    document.documentElement.style.colorScheme = look === 'light' ? 'light' : 'dark';
    document.body.style.margin = '0';
  }, [language, look, t]);
  const choose = (chosen: LanguageChoice): void => {
    rememberLanguage(chosen, storage(), partition);
    setChoice(chosen);
  };
  return (
    <FluentProvider theme={theme}>
      <LanguageContext.Provider value={language}>
        {inExcel ? (
          <Pane version={DX_VERSION} date={DX_DATE} choice={choice} onChoose={choose} />
        ) : (
          <main>
            <h1>{t.appName}</h1>
            <p>{t.notExcel}</p>
          </main>
        )}
      </LanguageContext.Provider>
    </FluentProvider>
  );
}

/** How long Excel may take before the pane says that it does not answer. */
const PATIENCE_MS = 20_000;

/** In the place of the page's 「読み込んでいます…」, without anything that itself would have to be loaded. */
function say(root: HTMLElement, sentence: keyof StartText): void {
  const language = languageOf(recallLanguage(storage()), navigator.language);
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'alert');
  paragraph.lang = language;
  paragraph.textContent = (language === 'ja' ? START_JA : START_EN)[sentence];
  root.replaceChildren(paragraph);
}

function start(root: HTMLElement): void {
  // A proxy that stops Microsoft's server leaves a page without Office.
  if (typeof Office === 'undefined') return say(root, 'officeMissing');
  const waiting = setTimeout(() => say(root, 'officeSilent'), PATIENCE_MS);
  void Office.onReady(({ host }) => {
    clearTimeout(waiting);
    const inExcel = host === Office.HostType.Excel;
    // Outside an Office application there is no context to ask.
    const context = inExcel ? Office.context : undefined;
    const background = context?.officeTheme?.bodyBackgroundColor;
    const draw = (): void =>
      createRoot(root).render(
        <Root
          inExcel={inExcel}
          officeLanguage={context?.displayLanguage ?? navigator.language}
          officeBackground={background}
          partition={context?.partitionKey}
        />,
      );
    const look = lookOf(background);
    if (look === 'light') draw();
    else void bringTheme(look).then(draw);
  });
}

const root = document.getElementById('root');
if (root !== null) start(root);
