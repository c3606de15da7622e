/**
 * Which body stands under which, as the charters say. 構成員 has no column for it; where no charter tells, 報告先 in 会議 does
 * (pane/organisation-model).
 */
import { CABINET, CDO, CONCURRENCE, HEADQUARTERS } from './oshu';
import { CHIEFS_GROUP, MANAGERS_GROUP, PROJECT_TEAM } from './osaka';
import type { Body } from './seats';

export interface ReportingLine {
  readonly body: Body;
  readonly to: Body;
  /**
   * reports: passes on what it has decided. under: works under it. approval: asks it for its approval. instead: may take its
   * place.
   */
  readonly kind: 'reports' | 'under' | 'approval' | 'instead';
  /** As it is cited. */
  readonly article: string;
}

const TEAM: Body = ['DX推進チーム'];

export const REPORTING_LINES: readonly ReportingLine[] = [
  // 課長級WGリーダーは、幹事の命を受けて課長級WGを招集し、主宰する。
  { body: MANAGERS_GROUP, to: PROJECT_TEAM, kind: 'under', article: '第4条第4項' },
  // 係長級WGで決定された事項……について、定期的に課長級WGに報告する。
  { body: CHIEFS_GROUP, to: MANAGERS_GROUP, kind: 'reports', article: '第5条第6項' },
  // 本部は、本部の会議において決定した事項等をCDOに報告するものとする。
  { body: HEADQUARTERS, to: CDO, kind: 'reports', article: '第7条第3項' },
  // 本部にDX推進チームを置くことができる。
  { body: TEAM, to: HEADQUARTERS, kind: 'under', article: '第8条' },
  // CDOが庁議に付議し、その承認を得るものとする。ただし……合議を経ることをもってこれに代えることができる。
  { body: CDO, to: CABINET, kind: 'approval', article: '第9条' },
  { body: CONCURRENCE, to: CABINET, kind: 'instead', article: '第9条ただし書' },
];
