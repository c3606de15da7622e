/** 引継ぎ of a workbook, planned as the pane plans it. */
import { readBindings } from '../../../../src/excel/edit/read-bindings';
import { readWorkbook } from '../../../../src/excel/read/read';
import { findSuccessor } from '../../../../src/excel/sheets/own/successor';
import { successorContent } from '../../../../src/pane/pack/successor-content';
import { planSuccessor, type SuccessorPlan } from '../../../../src/sheets/pack/successor';
import { AS_OF } from '../../workbook';

export async function plannedSuccessor(): Promise<SuccessorPlan> {
  const state = await readWorkbook();
  return planSuccessor(state, successorContent(state, await readBindings(), AS_OF), await findSuccessor());
}
