/** The panel of 引継ぎ in Japanese. `successor.en` has its type. */
export const SUCCESSOR_JA = {
  heading: '引継ぎを作成',
  intro:
    '後任の人のための1ページです。ブックに何があるか、数値の出所、次に来る期限、結び付けたセル、使っている規則を、いまのブックの内容から値で書き出します。',
  create: (sheet: string) => `シート「${sheet}」を作成します。`,
  replace: (sheet: string) => `シート「${sheet}」を作成し直します。このシートにあるものはすべて消えます。`,
  page: 'A4横で1ページです。',
  pages: (count: number) => `A4横で${count}ページです。`,
  left: (count: number) => `1ページに入らない${count}行は「ほか」としてまとめます。`,
  make: '作成',
  remake: '作成し直す',
  done: (sheet: string) => `シート「${sheet}」を作成しました。`,
  redone: (sheet: string) => `シート「${sheet}」を作成し直しました。`,
  conflicts: '作成できない理由',
  writing: '書き込んでいます',
};

export type SuccessorText = typeof SUCCESSOR_JA;
