import type { ValidationRule, Validation } from '../../../sheets/schema/validation';

/** Excel's limits for the texts of a data validation. */
const TITLE = 32;
const MESSAGE = 255;

function ruleOf(rule: ValidationRule): Excel.DataValidationRule {
  switch (rule.type) {
    case 'list':
      return { list: { inCellDropDown: true, source: rule.source } };
    case 'whole':
      return { wholeNumber: { formula1: rule.min, formula2: rule.max, operator: Excel.DataValidationOperator.between } };
    case 'decimal':
      return { decimal: { formula1: rule.min, formula2: rule.max, operator: Excel.DataValidationOperator.between } };
    case 'date':
      return { date: { formula1: rule.min, formula2: rule.max, operator: Excel.DataValidationOperator.between } };
    case 'custom':
      return { custom: { formula: rule.formula } };
  }
}

/** Gives cells their input message and, where there is one, their rule; to be followed by a sync. */
export function setValidation(range: Excel.Range, title: string, help: string, validation: Validation | null): void {
  // Where some of the cells have a rule Excel refuses another for all of them.
  range.dataValidation.clear();
  giveValidation(range, title, help, validation);
}

/** The same for cells of a new sheet, which have no rule yet. */
export function giveValidation({ dataValidation: target }: Excel.Range, title: string, help: string, validation: Validation | null): void {
  if (validation) {
    target.rule = ruleOf(validation.rule);
    target.errorAlert = {
      title: '入力値の確認',
      message: validation.message.slice(0, MESSAGE),
      showAlert: validation.alert !== 'none',
      style: validation.alert === 'stop' ? Excel.DataValidationAlertStyle.stop : Excel.DataValidationAlertStyle.warning,
    };
  }
  target.prompt = { title: title.slice(0, TITLE), message: help.slice(0, MESSAGE), showPrompt: true };
}
