/**
 * Names of the fields that the trackers publish for what is read of them, each list whole, so that
 * a field which is read and never published shows. Toggl Track: its descriptions of API v9 and
 * Reports v3. Clockify: its description of API v1 (docs.clockify.me) and recorded answers of
 * projects and of the detailed report. Kimai: its description (/api/doc) and the entity of a
 * timesheet. All read 2026-11; `a.b` is the field b of a.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const toggl = {
  workspace: words(`id organization_id name premium business_ws admin default_currency
    default_hourly_rate hide_start_end_times rounding rounding_minutes at last_modified role
    server_deleted_at suspended_at reports_collapse working_hours_in_minutes`),
  client: words(`id wid workspace_id archived name at creator_id notes external_reference
    integration_provider permissions total_count`),
  project: words(`id workspace_id wid client_id cid client_name name is_private active pinned at
    created_at color billable template auto_estimates estimated_hours estimated_seconds rate
    rate_last_updated currency recurring fixed_fee actual_hours actual_seconds start_date end_date
    status permissions`),
  task: words(`id name workspace_id project_id project_name project_color project_billable client_name user_id
    active at estimated_seconds tracked_seconds rate rate_last_updated recurring permissions
    integration_provider toggl_accounts_id`),
  member: words(`id uid user_id wid workspace_id admin owner active email timezone inactive at
    name rate rate_last_updated labour_cost labour_cost_last_updated invite_url invitation_code
    avatar_file_name group_ids is_direct organization_admin role working_hours_in_minutes`),
  timeEntry: words(`user_id username email project_id project_name project_color project_hex
    client_name task_id task_name billable description tag_ids tag_names billable_amount_in_cents
    hourly_rate_in_cents currency row_number time_entries id seconds start stop at at_tz`),
  timesheet: words(`workspace_id timesheet_setup_id member_id member_name approver_id approver_name
    approvers start_date end_date status submitted_at approved_or_rejected_at
    approved_or_rejected_id approved_or_rejected_name rejection_comment periodicity period_start
    period_end period_editable period_locked reminder_day reminder_time permissions errors
    working_hours_in_minutes`),
  timesheetPage: words('data page per_page total_count'),
  changedEntries: words(`id workspace_id project_id task_id billable start stop duration
    description tags tag_ids duronly at server_deleted_at user_id uid wid pid tid`),
};

export const clockify = {
  workspace: words(`id name hourlyRate costRate memberships workspaceSettings imageUrl
    featureSubscriptionType features currencies currencies.id currencies.code currencies.isDefault
    subdomain cakeOrganizationId`),
  user: words(`id email name memberships profilePicture activeWorkspace defaultWorkspace status
    customFields settings settings.timeZone settings.weekStart settings.dateFormat`),
  client: words('id name email workspaceId archived address note ccEmails currencyId currencyCode'),
  project: words(`id name hourlyRate clientId clientName workspaceId billable memberships color
    estimate archived duration note costRate timeEstimate budgetEstimate template public tasks`),
  task: words(`id name projectId assigneeId assigneeIds userGroupIds estimate budgetEstimate
    status billable hourlyRate costRate duration`),
  expenseCategory: words('id name unit priceInCents hasUnitPrice archived workspaceId'),
  timeEntry: words(`_id description userId userName userEmail billable projectId projectName
    projectColor clientId clientName taskId taskName tags isLocked customFields amount rate
    earnedAmount earnedRate costAmount costRate currency approvalRequestId
    invoicingInfo invoicingInfo.invoiceId invoicingInfo.manuallyInvoiced timeInterval
    timeInterval.start timeInterval.end timeInterval.duration`),
  approval: words(`approvalRequest approvalRequest.id approvalRequest.workspaceId
    approvalRequest.dateRange approvalRequest.owner approvalRequest.owner.userId
    approvalRequest.owner.userName approvalRequest.creator approvalRequest.status
    approvalRequest.dateRange.start approvalRequest.dateRange.end approvalRequest.status.state
    approvalRequest.status.updatedAt approvedTime billableAmount billableTime breakTime costAmount
    entries entries.id expenses expenses.id expenseTotal pendingTime trackedTime`),
  expense: words(`id workspaceId userId date project project.id project.name project.clientId
    project.clientName project.color task category category.id category.name notes quantity total
    billable fileId fileName isLocked locked`),
};

export const kimai = {
  version: words('version versionId copyright'),
  customer: words('id name number comment visible billable currency metaFields teams color'),
  project: words(`id parentTitle customer name start end comment visible billable metaFields teams
    globalActivities color`),
  activity: words('id parentTitle project name comment visible billable metaFields teams color'),
  user: words('id initials alias title username accountNumber enabled color'),
  // fixedRate and hourlyRate stand in a single timesheet, not in the list.
  timesheet:
    words(`id begin end duration description rate internalRate exported billable tags metaFields break user user.id user.username user.alias activity
    activity.id activity.name project project.id project.name project.customer project.customer.id
    project.customer.name`),
};
