import type { Door } from '../frame/panel/door';

export const HANDOVER_DOOR: Door = {
  id: 'handover',
  words: {
    ja: { title: '共有用コピー', story: 'アドインのない人にも同じ数値が見えるコピーを作成します。数式は値か、標準の数式になります。' },
    en: {
      title: 'Copy for sharing',
      story: 'Makes a copy that shows the same numbers to people without the add-in, as values or plain formulas.',
    },
  },
  load: async () => (await import('./handover-panel')).HandoverPanel,
};
