import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { LookId } from '../../i18n/self-test.ja';

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

const PICTURES: Readonly<Record<LookId, ReactNode>> = {
  arguments: (
    <>
      <Cell x={10} y={10} width={150} stroke={BLUE}>
        =DX.KPIGAP(
      </Cell>
      <rect x="10" y="32" width="240" height="20" fill="#fffbe6" stroke={LINE} />
      <Words x={14} y={46}>
        DX.KPIGAP(kpi, year, actual, plan)
      </Words>
      <rect x="10" y="56" width="120" height="50" fill="#fff" stroke={LINE} />
      <Words x={16} y={70}>
        DX.KPIGAP
      </Words>
      <Words x={16} y={85}>
        DX.MILESTONE
      </Words>
      <Words x={16} y={100}>
        DX.NUMBER
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
      <rect x="30" y="46" width="190" height="36" fill="#fff" stroke={LINE} />
      <Words x={36} y={60}>
        値が空白か、「―」「未定」です。
      </Words>
      <Words x={36} y={75}>
        値を入力してください。
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
  gantt: (
    <>
      {['要件定義', '調達', '構築'].map((name, i) => (
        <Cell key={name} x={10} y={14 + i * 26} width={60}>
          {name}
        </Cell>
      ))}
      <rect x="76" y="16" width="60" height="14" fill="#c6e0b4" stroke={INK} />
      <Words x={98} y={27}>
        ○
      </Words>
      <rect x="130" y="42" width="60" height="14" fill="#fce4d6" stroke={INK} />
      <Words x={152} y={53}>
        ！
      </Words>
      <rect x="180" y="68" width="70" height="14" fill={PALE} stroke={INK} />
      <path d="M172 8 v92" stroke="#c00000" strokeWidth="2" strokeDasharray="4 3" />
    </>
  ),
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
        佐藤
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
        閲覧のみ
      </Words>
      <rect x="130" y="34" width="130" height="66" fill="#fff" stroke={INK} />
      <Words x={138} y={52} bold>
        DX羅針盤
      </Words>
      <Words x={138} y={72}>
        このブックには
      </Words>
      <Words x={138} y={88}>
        書き込めません。
      </Words>
    </>
  ),
  contrast: (
    <>
      <rect x="0" y="0" width="270" height="110" fill="#000" />
      <rect x="20" y="20" width="90" height="26" fill="#000" stroke="#fff" strokeWidth="2" />
      <Words x={40} y={37} color="#fff">
        概要
      </Words>
      <rect x="130" y="20" width="90" height="26" fill="#000" stroke="#ff0" strokeWidth="4" />
      <Words x={150} y={37} color="#ff0">
        点検
      </Words>
      <Words x={20} y={80} color="#fff">
        「点検、タブ、2の4」
      </Words>
    </>
  ),
};

/** The picture beside what is to be seen; the words beside it say the same. */
export function Picture({ of }: { readonly of: LookId }) {
  const styles = useStyles();
  return (
    <svg className={styles.picture} viewBox="0 0 270 110" aria-hidden="true" focusable="false">
      {PICTURES[of]}
    </svg>
  );
}
