// The import table of the house (CONTRIBUTING): floors know only what stands below them, and only main.ts joins them.
const floor = (name, allowed, reason) => ({
  name: `${name}-floor`,
  comment: reason,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: testFile },
  to: { path: '^(src|tests|scripts|bench)/', pathNot: allowed.map(one => `^src/${one}/`) },
})
const testFile = '\\.test\\.ts$'
const nodeOrPackage = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown']

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Файлы импортируют друг друга по кругу',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    floor('domain', ['domain'], 'domain знает только domain и zod'),
    floor('application', ['application', 'domain'], 'application знает порты, но не переходники и не экраны'),
    floor(
      'adapters',
      ['adapters', 'application', 'domain'],
      'adapters не знают об экранах, заданиях и командной строке',
    ),
    floor('web', ['web', 'application', 'domain'], 'web получает переходники из main.ts'),
    floor('jobs', ['jobs', 'application', 'domain'], 'jobs получают переходники из main.ts'),
    floor('cli', ['cli', 'application', 'domain'], 'cli получает переходники из main.ts'),
    {
      name: 'domain-is-pure',
      comment: 'domain без часов, случая, ввода-вывода и чужих пакетов, кроме zod',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: testFile },
      to: { dependencyTypes: nodeOrPackage, pathNot: '(^|/)node_modules/zod/' },
    },
    {
      name: 'application-needs-no-framework',
      comment: 'application не знает баз, веб-серверов и файлов; из Node ей нужен только node:crypto',
      severity: 'error',
      from: { path: '^src/application/', pathNot: testFile },
      to: { dependencyTypes: nodeOrPackage, pathNot: ['(^|/)node_modules/zod/', '^(node:)?crypto$'] },
    },
    {
      name: 'main-is-the-end',
      comment: 'main.ts собирает систему; его никто не импортирует',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'config-comes-from-main',
      comment: 'Среда читается один раз, в main.ts; остальные получают значения',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(main|serve)\\.ts$', testFile] },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'no-missing',
      comment: 'Импорт ведёт в никуда',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-in-product',
      comment: 'Продукт не зависит от тестов и инструментов разработки',
      severity: 'error',
      from: { path: '^src/', pathNot: testFile },
      to: { path: ['^tests/', testFile] },
    },
    {
      name: 'no-dev-package-in-product',
      comment: 'Пакет нужен продукту, а записан в devDependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: testFile },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
