import { accountsTab } from './accounts-tab';
import { agreedValuesTab } from './agreed-values-tab';
import { agreementsTab } from './agreements-tab';
import { allocationsTab } from './allocations-tab';
import { auditTab } from './audit-tab';
import { bankLinesTab } from './bank-lines-tab';
import { categoriesTab } from './categories-tab';
import { classesTab } from './classes-tab';
import { clientsTab } from './clients-tab';
import { conflictsTab } from './conflicts-tab';
import { costRatesTab } from './cost-rates-tab';
import { currenciesTab } from './currencies-tab';
import { customersTab } from './customers-tab';
import { dayChangesTab } from './day-changes-tab';
import { discountsTab } from './discounts-tab';
import { driftTab } from './drift-tab';
import { dryRunTab } from './dry-run-tab';
import { eventLogTab } from './event-log-tab';
import { exchangeRatesTab } from './exchange-rates-tab';
import { expensesTab } from './expenses-tab';
import { factorsTab } from './factors-tab';
import { fieldRulesTab } from './field-rules-tab';
import { identityTab } from './identity-tab';
import { invoiceLinesTab } from './invoice-lines-tab';
import { invoicesTab } from './invoices-tab';
import { itemsTab } from './items-tab';
import { layoutOf, type TabLayout } from './layout';
import { mappingTab } from './mapping-tab';
import { paymentsTab } from './payments-tab';
import { payrollLinesTab } from './payroll-lines-tab';
import { peopleTab } from './people-tab';
import { policiesTab } from './policies-tab';
import { problemsTab } from './problems-tab';
import { projectsTab } from './projects-tab';
import { ratesTab } from './rates-tab';
import { reconciliationTab } from './reconciliation-tab';
import { rolesTab } from './roles-tab';
import { roundingReportTab } from './rounding-report-tab';
import { runLogTab } from './run-log-tab';
import { settingsTab } from './settings-tab';
import { suppliersTab } from './suppliers-tab';
import { tasksTab } from './tasks-tab';
import { taxCodesTab } from './tax-codes-tab';
import { taxesTab } from './taxes-tab';
import { termsTab } from './terms-tab';
import { timeTab } from './time-tab';
import { timeZonesTab } from './time-zones-tab';
import { whatIfTab } from './what-if-tab';

/** The whole workbook, in the order of its tabs. */
export const allLayouts: readonly TabLayout[] = [
  layoutOf(timeTab),
  layoutOf(expensesTab),
  layoutOf(mappingTab),
  layoutOf(conflictsTab),
  layoutOf(auditTab),
  layoutOf(ratesTab),
  layoutOf(factorsTab),
  layoutOf(costRatesTab),
  layoutOf(policiesTab),
  layoutOf(agreementsTab),
  layoutOf(discountsTab),
  layoutOf(taxesTab),
  layoutOf(invoicesTab),
  layoutOf(invoiceLinesTab),
  layoutOf(dryRunTab),
  layoutOf(roundingReportTab),
  layoutOf(paymentsTab),
  layoutOf(reconciliationTab),
  layoutOf(driftTab),
  layoutOf(problemsTab),
  layoutOf(settingsTab),
  layoutOf(fieldRulesTab),
  layoutOf(clientsTab),
  layoutOf(projectsTab),
  layoutOf(tasksTab),
  layoutOf(peopleTab),
  layoutOf(categoriesTab),
  layoutOf(customersTab),
  layoutOf(itemsTab),
  layoutOf(taxCodesTab),
  layoutOf(accountsTab),
  layoutOf(termsTab),
  layoutOf(classesTab),
  layoutOf(currenciesTab),
  layoutOf(suppliersTab),
  layoutOf(exchangeRatesTab),
  layoutOf(bankLinesTab),
  layoutOf(payrollLinesTab),
  layoutOf(allocationsTab),
  layoutOf(agreedValuesTab),
  layoutOf(whatIfTab),
  layoutOf(timeZonesTab),
  layoutOf(dayChangesTab),
  layoutOf(rolesTab),
  layoutOf(runLogTab),
  layoutOf(eventLogTab),
  layoutOf(identityTab),
];
