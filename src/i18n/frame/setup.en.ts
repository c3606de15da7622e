import type { SetupText } from './setup.ja';

export const SETUP_EN: SetupText = {
  title: 'Installing DX Compass',
  version: (version, date) => `Version ${version} (${date})`,
  otherLanguage: '日本語',
  lead: 'Writes the manifest and the other settings for the server this package is put on. Node is not needed. This page sends nothing.',
  address: 'Address of the folder the package is put in',
  addressHint: 'Example: https://dx.example.lg.jp/dx-compass/',
  office: 'office.js (Microsoft’s component between Excel and the add-in)',
  officeCdn: 'From Microsoft’s servers (the standard, supported by Microsoft)',
  officeLocal: 'From the same server (closed networks; not supported by Microsoft)',
  make: 'Make the settings',
  faults: {
    missing: 'Enter the address.',
    notAnAddress: 'This does not read as an address. Enter it like https://server/folder/.',
    notHttps: 'Enter an address that begins with https://. Excel loads add-ins over https only.',
    hasQuery: 'Enter the address of the folder, without what follows “?” or “#”.',
    hasUser: 'Leave user name and password out. Excel sends no credentials, so the folder must be readable without.',
    isFile: 'Enter the address of the folder, not of a file.',
  },
  done: file => `${file} was saved. Put it in place as follows.`,
  steps: (file, address) => [
    `Put this package’s whole folder on the server (public address: ${address}).`,
    `Unpack ${file} over it, into the same folder.`,
    `Open ${address}version.json in a browser: the version must show.`,
    'Upload manifest.xml from it in the Microsoft 365 admin centre (Settings > Integrated apps > Upload custom apps). For a trial, share a folder as a trusted add-in catalogue and put it there.',
    'Open DX Compass in Excel, run ⋯ > Self-test, copy the result and keep it.',
  ],
  filesTitle: 'Files inside',
  contactsTitle: 'What is contacted',
  contacts: (address, office) => [
    { to: address, why: 'The program, the functions’ metadata, the help. Read only; nothing of a workbook is sent.' },
    ...(office === 'cdn'
      ? [
          {
            to: 'https://appsforoffice.microsoft.com/',
            why: 'office.js and the functions runtime, from Microsoft. Nothing of a workbook is sent.',
          },
        ]
      : []),
  ],
  noOther: 'Nothing else is contacted, and nothing is counted.',
  contactTo: 'Address',
  contactWhy: 'What for',
  rightsTitle: 'Rights it needs',
  rights: [
    'ReadWriteDocument: reading and writing the open workbook. Other files, mail and calendar are not touched.',
    'No account data of Microsoft 365, no Microsoft Graph.',
    'Kept in the workbook: added sheets, tables and names, notes of cells (the value before it was mended), settings (version of the sheets, records of requests). Kept on the computer: choices such as the language.',
  ],
  requiresTitle: 'Which Excel',
  requires: 'Microsoft 365 (Windows, Mac, web), Office LTSC 2024 and later (ExcelApi 1.13, CustomFunctionsRuntime 1.3)',
  serverTitle: 'Settings of the server',
  server:
    'web.config for IIS, .htaccess for Apache and nginx.conf for nginx are inside. Without Access-Control-Allow-Origin: * on functions.json no function registers in Excel on the web.',
};
