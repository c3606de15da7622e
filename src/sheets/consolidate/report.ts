/** The report of the Power BI project as text (PBIR), in the colours of the Digital Agency's design system. */
import { MEASURE_TABLE } from './model';

const SCHEMAS = 'https://developer.microsoft.com/json-schemas/fabric/item/report/definition';

/** Digital Agency design system: blue 900 as the key colour, and what passes its contrast on white. */
export const COLOURS = {
  key: '#0017C1',
  blue: '#3460FB',
  sky: '#0066BE',
  green: '#197A4B',
  orange: '#C74700',
  red: '#CE0000',
  purple: '#5109AD',
  cyan: '#006F83',
  grey: '#595959',
  pale: '#E8F1FE',
  white: '#FFFFFF',
  text: '#1A1A1A',
  line: '#B3B3B3',
} as const;

const THEME_FILE = 'DigitalAgency.json';

const theme = {
  name: 'デジタル庁デザインシステム',
  dataColors: [COLOURS.key, COLOURS.green, COLOURS.orange, COLOURS.red, COLOURS.purple, COLOURS.cyan, COLOURS.blue, COLOURS.grey],
  background: COLOURS.white,
  foreground: COLOURS.text,
  tableAccent: COLOURS.key,
  good: COLOURS.green,
  neutral: COLOURS.orange,
  bad: COLOURS.red,
  textClasses: {
    label: { fontFace: 'Noto Sans JP, Yu Gothic UI, Meiryo', fontSize: 11, color: COLOURS.text },
    title: { fontFace: 'Noto Sans JP, Yu Gothic UI, Meiryo', fontSize: 13, color: COLOURS.text },
    header: { fontFace: 'Noto Sans JP, Yu Gothic UI, Meiryo', fontSize: 12, color: COLOURS.text },
    callout: { fontFace: 'Noto Sans JP, Yu Gothic UI, Meiryo', fontSize: 30, color: COLOURS.key },
  },
};

interface Field {
  readonly table: string;
  readonly name: string;
  readonly kind: 'Column' | 'Measure';
}
const measure = (name: string): Field => ({ table: MEASURE_TABLE, name, kind: 'Measure' });
const column = (table: string, name: string): Field => ({ table, name, kind: 'Column' });

export interface Visual {
  readonly name: string;
  readonly type: 'card' | 'slicer' | 'clusteredBarChart' | 'barChart' | 'tableEx';
  readonly title: string;
  readonly place: readonly [x: number, y: number, width: number, height: number];
  readonly roles: Readonly<Record<string, readonly Field[]>>;
}

export interface ReportPage {
  readonly name: string;
  readonly title: string;
  readonly visuals: readonly Visual[];
}

const card = (title: string, name: string, at: number): Visual => ({
  name: `card${at}`,
  type: 'card',
  title,
  place: [24 + at * 246, 24, 230, 110],
  roles: { Values: [measure(name)] },
});
const department: Visual = {
  name: 'department',
  type: 'slicer',
  title: '部署',
  place: [24, 150, 230, 546],
  roles: { Values: [column('DX_Books', '部署')] },
};

export const PAGES: readonly ReportPage[] = [
  {
    name: 'overview',
    title: '概要',
    visuals: [
      card('KPIの数', 'KPI数', 0),
      card('平均進捗率', '平均進捗率', 1),
      card('計画どおりの割合', '計画どおりの割合', 2),
      card('実績のある割合', '実績のある割合', 3),
      card('取り込めなかった数', '取り込めなかった数', 4),
      department,
      {
        name: 'grades',
        type: 'barChart',
        title: '評価ごとの件数',
        place: [270, 150, 480, 266],
        roles: { Category: [column('DX_Progress', '評価')], Y: [measure('評価の件数')] },
      },
      {
        name: 'coverage',
        type: 'clusteredBarChart',
        title: '部署ごとの実績のある割合',
        place: [766, 150, 488, 266],
        roles: { Category: [column('DX_Books', '部署')], Y: [measure('実績のある割合')] },
      },
      {
        name: 'progress',
        type: 'clusteredBarChart',
        title: '部署ごとの平均進捗率',
        place: [270, 430, 984, 266],
        roles: { Category: [column('DX_Books', '部署')], Y: [measure('平均進捗率')] },
      },
    ],
  },
  {
    name: 'kpis',
    title: 'KPIの一覧',
    visuals: [
      { ...department, place: [24, 24, 230, 672] },
      {
        name: 'list',
        type: 'tableEx',
        title: 'KPIと目標年ごとの進捗',
        place: [270, 24, 984, 672],
        roles: {
          Values: ['部署', 'KPI', '単位', '目標年', '基準値', '目標値', '実績値', '実績の日', '計画値', '残り', '進捗率', '評価'].map(
            name => column('DX_Progress', name),
          ),
        },
      },
    ],
  },
  {
    name: 'results',
    title: '取込結果',
    visuals: [
      {
        name: 'results',
        type: 'tableEx',
        title: 'ファイルと表ごとの結果',
        place: [24, 24, 1230, 672],
        roles: {
          Values: ['元ファイル', '部署', '表', '行数', '状態', '内容', '更新日時', '読込日時'].map(name => column('取込結果', name)),
        },
      },
    ],
  },
];

const projection = ({ table, name, kind }: Field) => ({
  field: { [kind]: { Expression: { SourceRef: { Entity: table } }, Property: name } },
  queryRef: `${table}.${name}`,
  nativeQueryRef: name,
});

const literal = (value: string) => ({ expr: { Literal: { Value: value } } });

function visualJson({ name, type, title, place: [x, y, width, height], roles }: Visual, order: number) {
  return {
    $schema: `${SCHEMAS}/visualContainer/2.0.0/schema.json`,
    name,
    position: { x, y, z: order, height, width, tabOrder: order },
    visual: {
      visualType: type,
      query: {
        queryState: Object.fromEntries(Object.entries(roles).map(([role, fields]) => [role, { projections: fields.map(projection) }])),
      },
      visualContainerObjects: {
        title: [{ properties: { show: literal('true'), text: literal(`'${title}'`) } }],
        // What a screen reader says of the picture.
        general: [{ properties: { altText: literal(`'${title}'`) } }],
      },
      drillFilterOtherVisuals: true,
    },
  };
}

/** The files of the report, by their path in the project. */
export function reportFiles(model: string): Readonly<Record<string, string>> {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const version = { visual: '2.0.0', report: '3.0.0', page: '2.0.0' };
  const files: Record<string, string> = {
    'definition.pbir': json({
      $schema: 'https://developer.microsoft.com/json-schemas/fabric/item/report/definitionProperties/2.0.0/schema.json',
      version: '4.0',
      datasetReference: { byPath: { path: `../${model}` } },
    }),
    'definition/version.json': json({ $schema: `${SCHEMAS}/versionMetadata/1.0.0/schema.json`, version: '2.0.0' }),
    'definition/report.json': json({
      $schema: `${SCHEMAS}/report/3.0.0/schema.json`,
      themeCollection: { customTheme: { name: THEME_FILE, reportVersionAtImport: version, type: 'RegisteredResources' } },
      resourcePackages: [
        { name: 'RegisteredResources', type: 'RegisteredResources', items: [{ name: THEME_FILE, path: THEME_FILE, type: 'CustomTheme' }] },
      ],
      settings: { useStylableVisualContainerHeader: true, defaultDrillFilterOtherVisuals: true },
    }),
    'definition/pages/pages.json': json({
      $schema: `${SCHEMAS}/pagesMetadata/1.0.0/schema.json`,
      pageOrder: PAGES.map(({ name }) => name),
      activePageName: PAGES[0]?.name,
    }),
    [`StaticResources/RegisteredResources/${THEME_FILE}`]: json(theme),
  };
  for (const { name, title, visuals } of PAGES) {
    files[`definition/pages/${name}/page.json`] = json({
      $schema: `${SCHEMAS}/page/2.0.0/schema.json`,
      name,
      displayName: title,
      displayOption: 'FitToPage',
      height: 720,
      width: 1280,
    });
    for (const [at, visual] of visuals.entries())
      files[`definition/pages/${name}/visuals/${visual.name}/visual.json`] = json(visualJson(visual, at));
  }
  return files;
}
