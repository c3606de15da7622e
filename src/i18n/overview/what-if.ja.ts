/** 仮定で見る on a card, in Japanese. `what-if.en` has its type. */
export const WHAT_IF_JA = {
  open: 'ペースを仮定する',
  openOf: (kpi: string) => `${kpi}のペースを仮定する`,
  heading: 'ペースを仮定すると',
  intro:
    '最後の実績から、毎年同じだけ変わるとしたときの姿です。予測ではなく、シートにも書き込みません。確率は、これまでの実績の振れから計算します。',
  slider: '1年あたりの変化',
  now: (pace: string) => `最近の変化（${pace}）に戻す`,
  target: (when: string, goal: string) => `${when}の目標${goal}`,
  value: (value: string) => `その時点で${value}`,
  reached: (year: string) => `${year}に到達`,
  already: '到達済み',
  never: 'このペースでは到達しません',
  needed: (pace: string) => `間に合うペースは1年あたり${pace}`,
  chance: (share: string) => `達する確率${share}`,
  noChance: '確率は実績が4つ以上あると計算できます',
  close: '閉じる',
  picture: (kpi: string, pace: string) => `${kpi}を1年あたり${pace}としたときの推移と、80%の幅`,
};

export type WhatIfText = typeof WHAT_IF_JA;
