import type { StartText } from './start.ja';

export const START_EN: StartText = {
  officeMissing:
    'Microsoft’s component (office.js) could not be loaded. The network or a proxy may be stopping the connection to appsforoffice.microsoft.com. ' +
    'Ask your administrator to allow it, or to use DX Compass with office.js on the same server (--env office=local).',
  officeSilent:
    'Excel does not answer. Close this pane and open it again. If that does not help, restart Excel; if it still says this, show it to your administrator.',
};
