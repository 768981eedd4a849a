import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { createWorld } from '#test/contract/world.ts';
import { listenToNotifications } from '#server/platform/db/listen-to-notifications.ts';
import { changesChannel, createLiveEvents, notifyChange } from './live-events.ts';

const shared = await createTestDatabase();
const world = await createWorld({ ...shared, routes: [] });
const live = createLiveEvents();
const stopListening = await listenToNotifications(
  shared.applicationUrl,
  { channels: { [changesChannel]: live.receive }, onReconnect: live.catchUp },
  world.app.log,
);
afterAll(async () => {
  await stopListening();
  await world.close();
});

describe('live changes', () => {
  test('reach the pages of the organisation, and no others, once the transaction commits', async () => {
    const [home, other] = [await world.createPlace(), await world.createPlace()];
    const heard: string[] = [];
    const heardElsewhere: string[] = [];
    live.subscribe(home.organisationId, (topic) => heard.push(topic));
    live.subscribe(other.organisationId, (topic) => heardElsewhere.push(topic));
    await home.within(async (tx) => {
      await notifyChange(tx, home.organisationId, 'rollout:12');
      await wait(250);
      expect(heard).toEqual([]);
    });
    await vi.waitFor(() => expect(heard).toEqual(['rollout:12']));
    expect(heardElsewhere).toEqual([]);
  });

  test('say nothing about a transaction that was rolled back', async () => {
    const place = await world.createPlace();
    const heard: string[] = [];
    live.subscribe(place.organisationId, (topic) => heard.push(topic));
    const failing = place.within(async (tx) => {
      await notifyChange(tx, place.organisationId, 'rollout:1');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await place.within(async (tx) => await notifyChange(tx, place.organisationId, 'rollout:2'));
    await vi.waitFor(() => expect(heard).toEqual(['rollout:2']));
  });

  test('gather a burst into one event per topic', async () => {
    const heard: string[] = [];
    const hub = createLiveEvents();
    const unsubscribe = hub.subscribe(7, (topic) => heard.push(topic));
    for (let count = 0; count < 500; count += 1) hub.receive(`7:rollout:${count % 2}`);
    await vi.waitFor(() => expect(heard).toEqual(['rollout:0', 'rollout:1']));
    unsubscribe();
    hub.receive('7:rollout:0');
    hub.receive('nonsense');
    await wait(200);
    expect(heard).toHaveLength(2);
  });

  test('come back after the connection was lost, and pages fetch everything again', async () => {
    const place = await world.createPlace();
    const heard: string[] = [];
    live.subscribe(place.organisationId, (topic) => heard.push(topic));
    await shared.database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bellwether live' and datname = current_database()",
    );
    await vi.waitFor(() => expect(heard).toEqual(['*']), { timeout: 5000 });
    await place.within(async (tx) => await notifyChange(tx, place.organisationId, 'gate:3'));
    await vi.waitFor(() => expect(heard).toEqual(['*', 'gate:3']));
  });
});
