import type { Door } from '../frame/panel/door';

export const ROUNDS_DOOR: Door = {
  id: 'rounds',
  words: {
    ja: { title: '照会', story: '所属ごとの回答票を作成し、返送された回答を確かめて取り込み、督促し、締めて記録します。' },
    en: {
      title: 'Requests',
      story: 'Makes a form for each division, takes the answers in after showing them, reminds, and records the round.',
    },
  },
  load: async () => (await import('./rounds-panel')).RoundsPanel,
};
