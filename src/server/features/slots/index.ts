/** The face of the slots feature: places for appointments, who has them, and who waits for one. */
export { cancelBooking, findGuest, takePlace, waitForPlace, wishForPlaces } from './book.ts';
export { hasSeat, isBooked } from './booking-store.ts';
export { keepBookings } from './keep-bookings.ts';
export { slotsFeatureRoutes } from './routes.ts';
export { scheduleOfPerson, schedulesOf } from './store.ts';
export { addSchedule } from './write-schedules.ts';
