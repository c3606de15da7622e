import type { Door } from '../frame/panel/door';

export const PUBLISH_DOOR: Door = {
  id: 'publish',
  words: {
    ja: {
      title: '公開用の点検と書き出し',
      story: '国の機械可読性のルール（30項目）で表を点検し、直し、公開用のデータ（ブック、CSV、定義）を書き出します。',
    },
    en: {
      title: 'Check and export for publication',
      story: 'Checks tables against the national rule on machine-readable data, repairs them, and exports data with definitions.',
    },
  },
  load: async () => (await import('./publish-panel')).PublishPanel,
};
