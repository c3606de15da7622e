import fs from 'node:fs';
import { FunctionsBridge, type FunctionsMetadata } from './wire/functions-bridge';
import { officeExternal } from './wire/frame';
import { fakeWindow, runScript } from './node';
import { EXCEL_API } from './wire/requirement-sets';

/** Microsoft's custom-functions-runtime.js in Node, with the add-in's built functions or a test's own. */

const RUNTIME = 'custom-functions-runtime.debug.js';

interface Associated {
  readonly CustomFunctions: { readonly _association: { readonly mappings: Readonly<Record<string, unknown>> } };
}

export interface FunctionsOptions {
  readonly namespace?: string;
  readonly metadata?: FunctionsMetadata;
  readonly locale?: string;
}

/** Loads a script that calls `CustomFunctions.associate`, given as text. */
export function loadFunctionsSource(text: string, options: FunctionsOptions = {}): FunctionsBridge {
  const page = fakeWindow(RUNTIME);
  const namespace = options.namespace ?? 'DX';
  const bridge = new FunctionsBridge(namespace, options.metadata);
  const locale = options.locale ?? 'ja-JP';
  page['external'] = officeExternal({ platform: 'windows', requirementSet: EXCEL_API.current, locale, theme: 'light' });
  page['_richApiNativeBridge'] = bridge;
  runScript(page, { file: RUNTIME });
  runScript(page, { text, name: 'functions.js' });
  // The names are those the script associated: what is not associated cannot be called, whatever the metadata says.
  bridge.associate(Object.keys((page as unknown as Associated).CustomFunctions._association.mappings));
  return bridge;
}

/** The same for built files: functions.js and, beside it, functions.json. */
export function loadFunctions(scriptPath: string, metadataPath?: string, options: FunctionsOptions = {}): FunctionsBridge {
  const metadata = metadataPath === undefined ? {} : { metadata: JSON.parse(fs.readFileSync(metadataPath, 'utf8')) as FunctionsMetadata };
  return loadFunctionsSource(fs.readFileSync(scriptPath, 'utf8'), { ...metadata, ...options });
}
