import type { CsvForm } from '../rules/csv-mapping';

const open = {
  dateOrder: null,
  decimalSign: null,
  durationForm: null,
  currency: '',
  bracketsAreNegative: false,
  blankBillable: null,
  zone: '',
} as const;

/** Harvest, Detailed time report: columns come and go with the features of the account. */
const harvestTime: CsvForm = {
  ...open,
  kind: 'time',
  title: 'Harvest detailed time',
  signature: ['Date', 'Client', 'Project', 'Hours', 'First Name', 'Last Name'],
  durationForm: 'hours',
  headers: {
    date: ['Date'],
    firstName: ['First Name'],
    lastName: ['Last Name'],
    client: ['Client'],
    project: ['Project'],
    task: ['Task'],
    notes: ['Notes'],
    duration: ['Hours'],
    billable: ['Billable?'],
    rate: ['Billable Rate'],
    currency: ['Currency'],
    invoiced: ['Invoiced?'],
    approved: ['Approved?'],
  },
};

/** Toggl Track, Detailed report: durations are clock times, the currency stands in a header. */
const togglTime: CsvForm = {
  ...open,
  kind: 'time',
  title: 'Toggl Track detailed report',
  signature: ['User', 'Email', 'Start date', 'Start time', 'End date', 'End time', 'Duration'],
  durationForm: 'clock',
  headers: {
    date: ['Start date'],
    person: ['User'],
    client: ['Client'],
    project: ['Project'],
    task: ['Task'],
    notes: ['Description'],
    startTime: ['Start time'],
    endDate: ['End date'],
    endTime: ['End time'],
    duration: ['Duration'],
    billable: ['Billable'],
  },
};

/** Clockify, Detailed report: the currency stands in the headers of the rate and the amount. */
const clockifyTime: CsvForm = {
  ...open,
  kind: 'time',
  title: 'Clockify detailed report',
  signature: ['User', 'Start Date', 'Start Time', 'Duration (h)', 'Duration (decimal)'],
  durationForm: 'clock',
  headers: {
    date: ['Start Date'],
    person: ['User'],
    client: ['Client'],
    project: ['Project'],
    task: ['Task', 'Activity'],
    notes: ['Description'],
    startTime: ['Start Time'],
    endDate: ['End Date'],
    endTime: ['End Time'],
    duration: ['Duration (h)'],
    billable: ['Billable'],
    rate: ['Billable Rate (*)'],
  },
};

/** Exports of trackers that are known by their headers. */
export const csvExports: readonly CsvForm[] = [harvestTime, clockifyTime, togglTime];
