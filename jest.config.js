/** Two kinds of tests: in Node (nothing but the sources) and in the browser (the built add-in in the preview). */
const base = {
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(numfmt)/)'],
};

module.exports = {
  projects: [
    { ...base, displayName: 'node', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['\\.browser\\.test\\.ts$'] },
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/test/**/*.browser.test.ts'] },
  ],
};
