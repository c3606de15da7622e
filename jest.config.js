/**
 * Four kinds of tests: in Node (nothing but the sources), in the browser (the built add-in in the preview), heavy ones that
 * take long or need other programs (`npm run test:heavy`), and every action under every fault (`npm run test:faults`).
 */
const base = {
  testEnvironment: 'node',
  // uuid, which Microsoft's manifest reader uses, and hucre are ES modules only; Jest cannot require those.
  transform: { '^.+\\.tsx?$': '@swc/jest', '/node_modules/(?:uuid|hucre)/.+\\.m?js$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!uuid/|hucre/)'],
  setupFiles: ['<rootDir>/test/setup.ts'],
};

module.exports = {
  maxWorkers: 2,
  // Machines differ; nothing here is about speed.
  testTimeout: 60_000,
  projects: [
    {
      ...base,
      displayName: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(browser|heavy)\\.test\\.ts$', '<rootDir>/test/faults/'],
    },
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/test/**/*.browser.test.ts'] },
    { ...base, displayName: 'heavy', testMatch: ['<rootDir>/test/**/*.heavy.test.ts'] },
    { ...base, displayName: 'faults', testMatch: ['<rootDir>/test/faults/*.test.ts'], globals: { ONE_OF: 1 } },
    // `npm run pictures`: no test, but done with the tests' own means.
    { ...base, displayName: 'pictures', testMatch: ['<rootDir>/test/preview/pictures.ts'] },
    // One case of so many of each kind: what fits beside the other checks of a commit.
    { ...base, displayName: 'faults-draw', testMatch: ['<rootDir>/test/faults/*.test.ts'], globals: { ONE_OF: 12 } },
  ],
};
