import { z } from 'zod';
import { httpContract } from './http';
import { noticeItem, noticeLanes, noticePreference } from './notice-types';

const OWN = { staff: null } as const;

/** Tells that something changed in a person's notices; the room is `notices:PERSON`. */
export const noticesChanged = z.object({
  type: z.enum(['notice.arrived', 'notice.read']),
  at: z.iso.datetime(),
  unread: z.int(),
});

const ownPreference = noticePreference.extend({
  /** The number for short messages, masked. */
  phone: z.string().nullable(),
  /** The lanes that this host has a way for. */
  open: z.array(z.enum(noticeLanes)),
  version: z.int32(),
});

/** A person's own notices and how they want to be told (我的通知). */
export const noticesContract = httpContract('notices', {
  list: {
    method: 'GET',
    path: '/cms/notices',
    summary: 'My notices, newest first',
    access: OWN,
    query: z.object({
      show: z.enum(['all', 'unread', 'high']).default('all'),
      kind: z.string().max(60).optional(),
      before: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    result: z.object({
      notices: z.array(noticeItem),
      /** Ask with `before` set to this for the next page; null at the end. */
      next: z.uuid().nullable(),
      unread: z.int(),
      /** The kinds that this person has ever been told of, for the filter. */
      kinds: z.array(z.object({ kind: z.string(), name: z.string() })),
    }),
    refusals: [],
  },
  unread: {
    method: 'GET',
    path: '/cms/notices/unread',
    summary: 'How many notices I have not read',
    access: OWN,
    result: z.object({ unread: z.int(), person: z.uuid() }),
    refusals: [],
  },
  read: {
    method: 'PUT',
    path: '/cms/notices/:id/read',
    summary: 'Mark one of my notices as read or unread',
    access: OWN,
    params: z.object({ id: z.uuid() }),
    body: z.object({ read: z.boolean() }),
    result: z.object({ unread: z.int() }),
    refusals: [],
  },
  readAll: {
    method: 'POST',
    path: '/cms/notices/read-all',
    summary: 'Mark as read what I have seen: the notice named and all before it',
    access: OWN,
    body: z.object({ upTo: z.uuid() }),
    result: z.object({ unread: z.int() }),
    refusals: [],
  },
  preference: {
    method: 'GET',
    path: '/cms/notices/preference',
    summary: 'How I want to be told, and by which lanes this host can tell',
    access: OWN,
    result: ownPreference,
    refusals: [],
  },
  prefer: {
    method: 'PUT',
    path: '/cms/notices/preference',
    summary: 'Say how I want to be told',
    access: OWN,
    body: noticePreference.extend({
      /** A new number, null to forget it; left out, it stays. */
      phone: z.string().trim().max(30).nullable().optional(),
      version: z.int32(),
    }),
    result: ownPreference,
    refusals: ['HEARTH.CHANGED_MEANWHILE', 'NOTICES.NO_MOBILE'],
  },
});
