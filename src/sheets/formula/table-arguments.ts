/** Which arguments of a function are tables, by place: they keep their whole range and never spill. */
export const TABLE_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  TARGET: [2],
  KPIGAP: [3],
  PROGRESS: [3],
  EXPECTED: [3],
  ONTRACK: [4],
  STATUS: [4, 5],
  REQUIREDPACE: [4],
  ACTUAL: [1, 3],
  ACTUALDATE: [1],
  FORECAST: [2, 3],
  REACHYEAR: [2, 3],
  LIKELIHOOD: [2, 3],
  OUTLOOK: [2, 3],
};
