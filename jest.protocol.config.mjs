import base from './jest.config.mjs';

/** Every branch of the posting protocol is taken by a test that says what must hold there. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/test/steps/posting/*.test.ts',
    '<rootDir>/test/steps/{bills,closed-period,drift,drift-credits}.test.ts',
    '<rootDir>/test/steps/unfreeze.test.ts',
    '<rootDir>/test/rules/posting-*.test.ts',
    '<rootDir>/test/simulation/{smoke,scenarios,regressions}.test.ts',
  ],
  collectCoverage: true,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/steps/post.ts', 'src/steps/posting/**', 'src/rules/posting-*.ts'],
  coverageDirectory: 'node_modules/.cache/protocol-coverage',
  coverageReporters: ['text', 'json'],
  coverageThreshold: { global: { branches: 100 } },
};
