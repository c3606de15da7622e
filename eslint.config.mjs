import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

const node = Object.fromEntries(
  [
    'require',
    'module',
    'process',
    'console',
    '__dirname',
    '__filename',
    'Buffer',
    'URL',
    'global',
    'performance',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
  ].map(name => [name, 'readonly']),
);

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      // The compiler knows what is defined and what is unused.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-console': 'error',
    },
  },
  {
    // The door to Excel follows Microsoft's rules for add-ins.
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'office-addins/call-sync-after-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    // The custom-functions runtime is plain JavaScript: no page, and perhaps no Intl and no tables of Unicode (an engine without ICU).
    files: ['src/domain/**/*.ts', 'src/functions/**/*.ts', 'src/i18n/functions/fault*.ts', 'src/i18n/functions/functions*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'self', 'Intl', 'fetch', 'localStorage', 'setTimeout', 'Date'],
      'no-restricted-properties': ['error', { object: 'globalThis', property: 'Intl' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(?:localeCompare|toLocale.*|normalize)$/]',
          message: 'Without ICU this does nothing or differs. Normalize through src/domain/text/characters/nfkc.ts.',
        },
        { selector: 'Literal[regex.pattern=/\\\\p\\{/i]', message: 'Without ICU \\p{…} does not compile. Name the characters.' },
      ],
    },
  },
  {
    // The one place that asks the engine whether it normalizes.
    files: ['src/domain/text/characters/nfkc.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: node },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
