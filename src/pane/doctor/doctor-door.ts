import type { Door } from '../frame/panel/door';

export const DOCTOR_DOOR: Door = {
  id: 'formula-doctor',
  words: {
    ja: { title: '数式の診断', story: 'DX関数の数式を調べ、#NAME? や範囲の漏れなどを見つけて直します。' },
    en: {
      title: 'Formula doctor',
      story: 'Looks through formulas with DX functions, finds #NAME?, missing rows and the like, and repairs them.',
    },
  },
  load: async () => (await import('./doctor-panel')).DoctorPanel,
};
