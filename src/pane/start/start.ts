/** What is loaded for the first steps: the ways to begin, and what comes after. */
export { NextSteps } from './next-steps';
export { StartView } from './start-view';
