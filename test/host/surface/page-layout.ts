import { type Area, area } from '../cell/address';
import { invalidArgument } from '../wire/api-error';
import type { Sheet } from '../book/sheet';
import type { Margins, PageLayout } from '../book/rules';
import type { RangeRef } from '../wire/session';
import { flag, number, range, record, text, word, wordFor } from './convert';
import { type Member, membersOf } from './member';
import { isEntireColumn, isEntireRow } from './range-cells';

/** How a worksheet prints. Margins in points. */
const m = membersOf<Sheet>();

const change = (s: Sheet, part: Partial<PageLayout>): void => {
  s.pageLayout = { ...s.pageLayout, ...part };
};
const margin = (side: keyof Margins, name: string): Member =>
  m.scalar(
    '1.9',
    s => s.pageLayout.margins[side],
    (s, v) => {
      change(s, { margins: { ...s.pageLayout.margins, [side]: number(v, name) } });
    },
  );
const toggle = (key: 'blackAndWhite' | 'centerHorizontally' | 'centerVertically' | 'printGridlines'): Member =>
  m.scalar(
    '1.9',
    s => s.pageLayout[key],
    (s, v) => {
      change(s, { [key]: flag(v, key) });
    },
  );

const ORIENTATION = { Portrait: 'portrait', Landscape: 'landscape' } as const;
const ORDERS = { DownThenOver: false, OverThenDown: true } as const;
const PAPER: Readonly<Record<string, number>> = { Letter: 1, Legal: 5, A3: 8, A4: 9, A5: 11, B4: 12, B5: 13 };
const UNITS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

const printArea = (s: Sheet): { sheet: Sheet; areas: readonly Area[] } | null =>
  s.pageLayout.printAreas.length ? { sheet: s, areas: s.pageLayout.printAreas } : null;
const titles =
  (key: 'titleRows' | 'titleColumns') =>
  (s: Sheet): RangeRef | null => {
    const found = s.pageLayout[key];
    return found && { sheet: s, area: found };
  };

export const pageLayoutType = m.type('PageLayout', {
  members: {
    headersFooters: m.object('1.9', 'HeaderFooterGroup', s => s),
    orientation: m.scalar(
      '1.9',
      s => wordFor(s.pageLayout.orientation, ORIENTATION, 'Portrait'),
      (s, v) => {
        change(s, { orientation: word(v, ORIENTATION, 'orientation') });
      },
    ),
    paperSize: m.scalar(
      '1.9',
      s => (s.pageLayout.paperSize === undefined ? null : wordFor(s.pageLayout.paperSize, PAPER, 'A4')),
      (s, v) => {
        change(s, { paperSize: word(v, PAPER, 'paperSize') });
      },
    ),
    topMargin: margin('top', 'topMargin'),
    bottomMargin: margin('bottom', 'bottomMargin'),
    leftMargin: margin('left', 'leftMargin'),
    rightMargin: margin('right', 'rightMargin'),
    headerMargin: margin('header', 'headerMargin'),
    footerMargin: margin('footer', 'footerMargin'),
    blackAndWhite: toggle('blackAndWhite'),
    printOrder: m.scalar(
      '1.9',
      s => (s.pageLayout.overThenDown ? 'OverThenDown' : 'DownThenOver'),
      (s, v) => {
        change(s, { overThenDown: word(v, ORDERS, 'printOrder') });
      },
    ),
    centerHorizontally: toggle('centerHorizontally'),
    centerVertically: toggle('centerVertically'),
    printGridlines: toggle('printGridlines'),
    zoom: m.scalar(
      '1.9',
      s => {
        const { fit, scale } = s.pageLayout;
        return fit ? { horizontalFitToPages: fit.wide || null, verticalFitToPages: fit.tall || null } : { scale };
      },
      (s, v) => {
        const zoom = record(v, 'zoom');
        if (typeof zoom['scale'] === 'number') {
          change(s, { scale: zoom['scale'], fit: null });
          return;
        }
        change(s, {
          fit: {
            wide: number(zoom['horizontalFitToPages'] ?? 0, 'horizontalFitToPages'),
            tall: number(zoom['verticalFitToPages'] ?? 0, 'verticalFitToPages'),
          },
        });
      },
    ),
    setPrintArea: m.action('1.9', (s, [where]) => {
      change(s, { printAreas: [range(where, s, 'printArea').area] });
    }),
    getPrintArea: m.gives('1.9', 'RangeAreas', printArea),
    getPrintAreaOrNullObject: m.gives('1.9', 'RangeAreas', printArea),
    setPrintTitleRows: m.action('1.9', (s, [where]) => {
      const { area } = range(where, s, 'printTitleRows');
      if (!isEntireRow(area)) throw invalidArgument('printTitleRows must be whole rows, such as $1:$3.');
      change(s, { titleRows: area });
    }),
    getPrintTitleRows: m.gives('1.9', 'Range', titles('titleRows')),
    getPrintTitleRowsOrNullObject: m.gives('1.9', 'Range', titles('titleRows')),
    setPrintTitleColumns: m.action('1.9', (s, [where]) => {
      const { area } = range(where, s, 'printTitleColumns');
      if (!isEntireColumn(area)) throw invalidArgument('printTitleColumns must be whole columns, such as $A:$B.');
      change(s, { titleColumns: area });
    }),
    getPrintTitleColumns: m.gives('1.9', 'Range', titles('titleColumns')),
    getPrintTitleColumnsOrNullObject: m.gives('1.9', 'Range', titles('titleColumns')),
    setPrintMargins: m.action('1.9', (s, [unit, options]) => {
      const factor = word(unit, UNITS, 'unit');
      const given = Object.entries(record(options, 'marginOptions')).filter(([, v]) => v !== null && v !== undefined);
      change(s, { margins: { ...s.pageLayout.margins, ...Object.fromEntries(given.map(([k, v]) => [k, number(v, k) * factor])) } });
    }),
  },
});

/** A page that is begun by hand: the row it begins with. */
interface Break {
  readonly sheet: Sheet;
  readonly row: number;
}
const b = membersOf<Break>();
const breaksOf = (s: Sheet): Break[] => [...s.pageLayout.breaks].sort((one, other) => one - other).map(row => ({ sheet: s, row }));
export const pageBreakType = b.type('PageBreak', {
  members: {
    columnIndex: b.scalar('1.9', () => 0),
    rowIndex: b.scalar('1.9', ({ row }) => row),
    delete: b.action('1.9', ({ sheet, row }) => {
      change(sheet, { breaks: sheet.pageLayout.breaks.filter(other => other !== row) });
    }),
    getCellAfterBreak: b.gives('1.9', 'Range', ({ sheet, row }) => ({ sheet, area: area(row, 0) })),
  },
});
export const pageBreakCollectionType = m.type('PageBreakCollection', {
  items: m.items('PageBreak', breaksOf, (s, at) => breaksOf(s)[Number(at)] ?? null),
  members: {
    add: m.gives('1.9', 'PageBreak', (s, [where]) => {
      const { row } = range(where, s, 'pageBreakRange').area;
      if (row === 0) throw invalidArgument('No page can begin before the first row.');
      change(s, { breaks: [...s.pageLayout.breaks.filter(other => other !== row), row] });
      return { sheet: s, row };
    }),
    getCount: m.action('1.9', s => s.pageLayout.breaks.length),
    removePageBreaks: m.action('1.9', s => {
      change(s, { breaks: [] });
    }),
  },
});

/** The three parts of a header: `&L…&C…&R…`. */
function parts(line: string): Record<'left' | 'center' | 'right', string> {
  const found = { left: '', center: '', right: '' };
  for (const [, side, content] of line.matchAll(/&([LCR])((?:(?!&[LCR]).)*)/gs))
    found[side === 'L' ? 'left' : side === 'R' ? 'right' : 'center'] = content ?? '';
  if (line && !/&[LCR]/.test(line)) found.center = line;
  return found;
}
const whole = (p: Record<'left' | 'center' | 'right', string>): string =>
  [p.left && `&L${p.left}`, p.center && `&C${p.center}`, p.right && `&R${p.right}`].join('');
const corner = (where: 'header' | 'footer', side: 'left' | 'center' | 'right'): Member =>
  m.scalar(
    '1.9',
    s => parts(s.pageLayout.headersFooters[where])[side],
    (s, v) => {
      const now = s.pageLayout.headersFooters;
      change(s, { headersFooters: { ...now, [where]: whole({ ...parts(now[where]), [side]: text(v, side) }) } });
    },
  );

export const headerFooterGroupType = m.type('HeaderFooterGroup', {
  members: { defaultForAllPages: m.object('1.9', 'HeaderFooter', s => s), state: m.scalar('1.9', () => 'Default') },
});
export const headerFooterType = m.type('HeaderFooter', {
  members: {
    leftHeader: corner('header', 'left'),
    centerHeader: corner('header', 'center'),
    rightHeader: corner('header', 'right'),
    leftFooter: corner('footer', 'left'),
    centerFooter: corner('footer', 'center'),
    rightFooter: corner('footer', 'right'),
  },
});
