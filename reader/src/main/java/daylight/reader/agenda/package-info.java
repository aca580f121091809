/// Cards of people and calendars: vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350) and iCalendar (RFC 5545, vCalendar 1.0).
///
/// **In**: a document that begins with such an object, and its open node. **Out**: each card, event, task, alarm as a
/// block under its heading, each property a line, also those that nobody knows; pictures and files within as members.
/// **Keeps**: one object's lines while it is read. **Never**: follows a link; works out when something recurs;
/// drops a line because it is no property.
@NullMarked
package daylight.reader.agenda;

import org.jspecify.annotations.NullMarked;
