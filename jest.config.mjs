// Workers begin with the options of this process. Workbooks come and go by the thousand: with room
// for the young ones, a third of the time of the garbage collector is saved.
process.execArgv.push('--max-semi-space-size=64');

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.(ts|tsx|mjs|js)$': '<rootDir>/test/support/esbuild-transform.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!(@borgar/fx|@formulajs|numfmt|preact)/)'],
  testTimeout: 30000,
  maxWorkers: 2,
};
