import type { MilestoneState } from '../../../domain/work/milestone';

/** The mark before a milestone's state, on the sheet as in the pane: told apart without colour. */
export const MILESTONE_SHAPES: Readonly<Record<MilestoneState, string>> = {
  期限超過: '■',
  遅れ: '■',
  着手遅れ: '▲',
  進行中: '●',
  未着手: '○',
  '完了(遅れ)': '◇',
  完了: '◆',
};

/** What needs attention first. */
export const MILESTONE_ORDER = Object.keys(MILESTONE_SHAPES) as readonly MilestoneState[];

/** Where no state can be given. */
export const NO_STATE = { word: '評価不可', shape: '―' } as const;
