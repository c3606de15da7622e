import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { LookId, PictureText } from '../../i18n/frame/self-test.ja';
import { AS_OF_MONTH } from '../../sheets/make/own/gantt-cells';

/** How it should look, drawn by ourselves: the shapes that matter, nothing of any Excel's own drawing. */

const useStyles = makeStyles({
  picture: {
    display: 'block',
    width: '100%',
    maxWidth: '280px',
    height: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: '#ffffff',
  },
});

const INK = '#242424';
const LINE = '#d0d0d0';
const BLUE = '#2b6cb0';
const PALE = '#e8f1fb';

const Words = ({
  x,
  y,
  children,
  color = INK,
  bold = false,
}: {
  x: number;
  y: number;
  children: string;
  color?: string;
  bold?: boolean;
}) => (
  <text x={x} y={y} fontSize="11" fill={color} {...(bold ? { fontWeight: 'bold' } : {})}>
    {children}
  </text>
);
const Cell = ({
  x,
  y,
  width = 70,
  fill = '#fff',
  stroke = LINE,
  children = '',
}: {
  x: number;
  y: number;
  width?: number;
  fill?: string;
  stroke?: string;
  children?: string;
}) => (
  <>
    <rect x={x} y={y} width={width} height="18" fill={fill} stroke={stroke} />
    <Words x={x + 4} y={y + 13}>
      {children}
    </Words>
  </>
);

const GREY = '#d9d9d9';
const DARK = '#262626';
const RED = '#9c0006';
/** Rows of 工程表 by quarter; the third is that of 基準日. */
const QUARTERS: readonly (readonly [name: string, marks: string])[] = [
  ['要件定義', '■■　　　　'],
  ['調達', '　■▲　　　'],
  ['構築', '　　／／／◇'],
];
const AS_OF = 2;
const quarterX = (at: number): number => 80 + at * 28;
const BAR: Readonly<Record<string, readonly [fill: string, font: string]>> = {
  '■': [DARK, DARK],
  '／': [GREY, '#7f7f7f'],
  '▲': ['#fff', RED],
};

const gantt = (
  <>
    {QUARTERS[0]?.[1].split('').map((_, at) => (
      <g key={at}>
        <rect x={quarterX(at)} y={12} width="28" height="18" fill={at === AS_OF ? DARK : PALE} stroke={LINE} />
        <Words x={quarterX(at) + 10} y={25} color={at === AS_OF ? '#fff' : INK}>
          {at === AS_OF ? AS_OF_MONTH : String(((at * 3 + 3) % 12) + 1)}
        </Words>
      </g>
    ))}
    {QUARTERS.map(([name, marks], row) => (
      <g key={name}>
        <Cell x={10} y={30 + row * 22}>
          {name}
        </Cell>
        {marks.split('').map((mark, at) => (
          <g key={at}>
            <rect x={quarterX(at)} y={30 + row * 22} width="28" height="18" fill={BAR[mark]?.[0] ?? '#fff'} stroke={LINE} />
            <Words x={quarterX(at) + 9} y={43 + row * 22} color={BAR[mark]?.[1] ?? INK}>
              {mark.trim()}
            </Words>
          </g>
        ))}
      </g>
    ))}
    <path d={`M${quarterX(AS_OF)} 12 v84 M${quarterX(AS_OF + 1)} 12 v84`} stroke="#000" strokeWidth="1.5" />
  </>
);

const picturesOf = (words: PictureText): Readonly<Record<LookId, ReactNode>> => ({
  arguments: (
    <>
      <Cell x={10} y={6} width={90} stroke={BLUE}>
        =DX.K
      </Cell>
      <rect x="10" y="26" width="90" height="20" fill={PALE} stroke={LINE} />
      <Words x={16} y={40}>
        DX.KPIGAP
      </Words>
      <rect x="104" y="26" width="156" height="34" fill="#fff" stroke={LINE} />
      <Words x={110} y={40}>
        {words.offered[0]}
      </Words>
      <Words x={110} y={54}>
        {words.offered[1]}
      </Words>
      <Cell x={10} y={66} width={90} stroke={BLUE}>
        =DX.KPIGAP(
      </Cell>
      <rect x="10" y="86" width="200" height="20" fill="#fff" stroke={LINE} />
      <Words x={14} y={100}>
        DX.KPIGAP(kpi, year, actual, plan)
      </Words>
    </>
  ),
  message: (
    <>
      <Cell x={50} y={20} stroke={BLUE}>
        #N/A
      </Cell>
      <path d="M26 22 l10 18 h-20 z" fill="#fff4ce" stroke={INK} />
      <Words x={24} y={37}>
        !
      </Words>
      <rect x="30" y="46" width="190" height="22" fill="#fff" stroke={LINE} />
      <Words x={36} y={61}>
        {words.missing}
      </Words>
    </>
  ),
  list: (
    <>
      <Cell x={10} y={10} fill={PALE}>
        KPI
      </Cell>
      <Cell x={80} y={10} fill={PALE}>
        年度
      </Cell>
      <Cell x={10} y={28} stroke={BLUE} />
      <rect x="80" y="28" width="18" height="18" fill="#f3f3f3" stroke={LINE} />
      <path d="M84 34 h10 l-5 6 z" fill={INK} />
      <rect x="10" y="46" width="110" height="54" fill="#fff" stroke={LINE} />
      <Words x={14} y={60}>
        作業削減時間
      </Words>
      <Words x={14} y={76}>
        生産性向上率
      </Words>
      <Words x={14} y={92}>
        多重入力箇所
      </Words>
    </>
  ),
  gantt,
  print: (
    <>
      {[10, 140].map((x, i) => (
        <g key={x}>
          <rect x={x} y={16} width="120" height="84" fill="#fff" stroke={INK} />
          <rect x={x + 8} y={24} width="104" height="12" fill={PALE} stroke={LINE} />
          {[40, 52, 64, 76].map(y => (
            <path key={y} d={`M${x + 8} ${y + 6} h104`} stroke={LINE} />
          ))}
          <Words x={x + 54} y={96}>{`${i + 1}/2`}</Words>
        </g>
      ))}
    </>
  ),
  undo: (
    <>
      <Cell x={10} y={20}>
        件数
      </Cell>
      <Cell x={10} y={38} stroke={BLUE}>
        12
      </Cell>
      <Words x={96} y={44} color={BLUE} bold>
        Ctrl+Z →
      </Words>
      <Cell x={170} y={20}>
        件数
      </Cell>
      <Cell x={170} y={38} stroke={BLUE} />
    </>
  ),
  others: (
    <>
      <Cell x={10} y={20}>
        実績
      </Cell>
      <Cell x={10} y={38} fill="#f3e8fb" stroke="#8a3ffc">
        350,000
      </Cell>
      <rect x="10" y="60" width="46" height="16" fill="#8a3ffc" />
      <Words x={14} y={72} color="#fff">
        {words.colleague}
      </Words>
      <Words x={96} y={52} color={BLUE} bold>
        →
      </Words>
      <rect x="130" y="14" width="120" height="86" fill="#fff" stroke={INK} />
      <Words x={140} y={34} bold>
        作業削減時間
      </Words>
      <Words x={140} y={56}>
        350,000時間
      </Words>
    </>
  ),
  reading: (
    <>
      <rect x="10" y="10" width="250" height="18" fill="#fff4ce" stroke={LINE} />
      <Words x={16} y={23}>
        {words.readOnly}
      </Words>
      <rect x="130" y="34" width="130" height="66" fill="#fff" stroke={INK} />
      <Words x={138} y={52} bold>
        DX羅針盤
      </Words>
      <Words x={138} y={72}>
        {words.refused[0]}
      </Words>
      <Words x={138} y={88}>
        {words.refused[1]}
      </Words>
    </>
  ),
  contrast: (
    <>
      <rect x="0" y="0" width="270" height="110" fill="#000" />
      <rect x="20" y="20" width="90" height="26" fill="#000" stroke="#fff" strokeWidth="2" />
      <Words x={40} y={37} color="#fff">
        {words.tabs[0]}
      </Words>
      <rect x="130" y="20" width="90" height="26" fill="#000" stroke="#ff0" strokeWidth="4" />
      <Words x={150} y={37} color="#ff0">
        {words.tabs[1]}
      </Words>
      <Words x={20} y={80} color="#fff">
        {words.spoken}
      </Words>
    </>
  ),
});

/** The picture beside what is to be seen; the words beside it say the same. */
export function Picture({ of, words }: { readonly of: LookId; readonly words: PictureText }) {
  const styles = useStyles();
  return (
    <svg className={styles.picture} viewBox="0 0 270 110" aria-hidden="true" focusable="false">
      {picturesOf(words)[of]}
    </svg>
  );
}
