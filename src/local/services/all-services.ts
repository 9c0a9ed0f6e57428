import type { Gate, ServiceFactory } from '../engine/local-apps-script';
import { Browser } from './browser';
import { CacheService } from './cache';
import { ContentService } from './content';
import { authModeGate } from './gates/auth-mode-gate';
import { costGate } from './gates/cost-gate';
import { quotaGate } from './gates/quota-gate';
import { scopeGate } from './gates/scope-gate';
import { HtmlService } from './html/html-service';
import { LockService } from './locks';
import { Console, Logger } from './logging';
import { GmailApp, MailApp } from './mail';
import { MimeType } from './mime-type-service';
import { Properties, PropertiesService } from './properties';
import { ScriptApp } from './script/script-app';
import { Session } from './session';
import { SpreadsheetApp } from './spreadsheet/spreadsheet-app';
import { UrlFetchApp } from './url-fetch/url-fetch-app';
import { Utilities } from './utilities/utilities';

/** Every service that the local Apps Script offers, by its global name. */
export const services: Readonly<Record<string, ServiceFactory>> = {
  Browser: (context) => new Browser(context),
  CacheService: (context) => new CacheService(context),
  ContentService: () => new ContentService(),
  GmailApp: (context) => new GmailApp(context),
  HtmlService: (context) => new HtmlService(context),
  LockService: (context) => new LockService(context),
  Logger: (context) => new Logger(context),
  MailApp: (context) => new MailApp(context),
  MimeType: () => new MimeType(),
  PropertiesService: (context) => new PropertiesService(context),
  ScriptApp: (context) => new ScriptApp(context),
  ScriptProperties: (context) => new Properties(context, 'script', 'Properties.ScriptProperties'),
  Session: (context) => new Session(context),
  SpreadsheetApp: (context) => new SpreadsheetApp(context),
  UrlFetchApp: (context) => new UrlFetchApp(context),
  UserProperties: (context) =>
    new Properties(context, `user:${context.execution.effectiveUser}`, 'Properties.UserProperties'),
  Utilities: (context) => new Utilities(context),
  console: (context) => new Console(context),
};

/** What looks at every service call, in this order. */
export const gates: readonly Gate[] = [costGate, authModeGate, scopeGate, quotaGate];
