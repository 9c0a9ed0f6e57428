export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.(ts|tsx|mjs|js)$': '<rootDir>/test/support/esbuild-transform.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!(@borgar/fx|@formulajs|numfmt|preact)/)'],
  testTimeout: 30000,
  maxWorkers: 2,
};
