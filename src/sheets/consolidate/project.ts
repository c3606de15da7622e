/** The Power BI project: its files by path. */
import { modelFiles } from './model';
import type { Query } from './queries';
import { reportFiles } from './report';

export const PROJECT = 'DX_Compass';

const under = (folder: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

export function projectFiles(queries: readonly Query[]): Readonly<Record<string, string>> {
  return {
    [`${PROJECT}.pbip`]: `${JSON.stringify(
      {
        $schema: 'https://developer.microsoft.com/json-schemas/fabric/pbip/pbipProperties/1.0.0/schema.json',
        version: '1.0',
        artifacts: [{ report: { path: `${PROJECT}.Report` } }],
        settings: { enableAutoRecovery: true },
      },
      null,
      2,
    )}\n`,
    ...under(`${PROJECT}.Report`, reportFiles(`${PROJECT}.SemanticModel`)),
    ...under(`${PROJECT}.SemanticModel`, modelFiles(queries)),
  };
}
