/** 目標を改定 in a file of its own; one and the same function for every place that opens it. */
export const loadRevisePanel = () => import(/* webpackChunkName: "revise" */ './revise-panel').then(({ RevisePanel }) => RevisePanel);
