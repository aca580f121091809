package daylight.reader.mail;

import com.pff.PSTActivity;
import com.pff.PSTAppointment;
import com.pff.PSTContact;
import com.pff.PSTDistList;
import com.pff.PSTException;
import com.pff.PSTMessage;
import com.pff.PSTRss;
import com.pff.PSTTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// The fields of items that are no mails: a contact's telephone numbers, an appointment's place. They are the item's
/// words, as a mail's body is.
final class PstFields {
    /// @param name  of the metadata, after `pst:`
    /// @param value never blank
    record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    private PstFields() {}

    /// In a fixed order, which recipe 3 of docs/formats/canonical.md relies on. Empty for a mail.
    static List<Field> of(PSTMessage item) throws PSTException, IOException {
        PstFields found = new PstFields();
        switch (item) {
            case PSTContact contact -> found.contact(contact);
            case PSTAppointment appointment -> found.appointment(appointment);
            case PSTTask task -> {
                found.add("task-owner", task.getTaskOwner());
                found.add("task-assigner", task.getTaskAssigner());
                found.add("task-role", task.getTaskRole());
                found.add("task-completed", task.getTaskDateCompleted());
            }
            case PSTDistList list -> found.members(list);
            case PSTActivity activity -> {
                found.add("activity-type", activity.getLogType());
                found.add("activity-description", activity.getLogTypeDesc());
                found.add("activity-start", activity.getLogStart());
                found.add("activity-end", activity.getLogEnd());
            }
            case PSTRss rss -> {
                found.add("rss-channel", rss.getPostRssChannel());
                found.add("rss-link", rss.getPostRssItemLink());
                found.add("rss-channel-link", rss.getPostRssChannelLink());
            }
            default -> {}
        }
        return List.copyOf(found.fields);
    }

    private void add(String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.add(new Field(name, value.strip()));
        }
    }

    private void add(String name, Date value) {
        if (value != null) {
            fields.add(new Field(name, value.toInstant().toString()));
        }
    }

    private void appointment(PSTAppointment appointment) {
        add("location", appointment.getLocation());
        add("start", appointment.getStartTime());
        add("end", appointment.getEndTime());
        add("attendees", appointment.getAllAttendees());
        add("attendees-to", appointment.getToAttendees());
        add("attendees-cc", appointment.getCCAttendees());
        add("attendees-required", appointment.getRequiredAttendees());
        add("recurrence", appointment.getRecurrencePattern());
        add("meeting-server", appointment.getNetMeetingServer());
        add("meeting-organizer", appointment.getNetMeetingOrganizerAlias());
        add("meeting-document", appointment.getNetMeetingDocumentPathName());
        add("meeting-address", appointment.getNetShowURL());
    }

    private void members(PSTDistList list) throws PSTException, IOException {
        for (Object member : list.getDistributionListMembers()) {
            switch (member) {
                case PSTDistList.OneOffEntry entry -> {
                    add("member-name", entry.getDisplayName());
                    add("member-address", entry.getEmailAddress());
                }
                case PSTContact contact -> {
                    add("member-name", contact.getDisplayName());
                    add("member-address", contact.getEmail1EmailAddress());
                }
                case PSTMessage item -> add("member-name", item.getDisplayName());
                case null, default -> {}
            }
        }
    }

    private void contact(PSTContact contact) {
        add("name", contact.getDisplayName());
        add("name-prefix", contact.getDisplayNamePrefix());
        add("name-given", contact.getGivenName());
        add("name-middle", contact.getMiddleName());
        add("name-surname", contact.getSurname());
        add("name-generation", contact.getGeneration());
        add("name-nick", contact.getNickname());
        add("name-filed-under", contact.getFileUnder());
        add("company", contact.getCompanyName());
        add("department", contact.getDepartmentName());
        add("title", contact.getTitle());
        add("profession", contact.getProfession());
        add("office", contact.getOfficeLocation());
        add("manager", contact.getManagerName());
        add("assistant", contact.getAssistant());
        add("spouse", contact.getSpouseName());
        add("children", contact.getChildrensNames());
        add("hobbies", contact.getHobbies());
        add("account", contact.getAccount());
        add("customer", contact.getCustomerId());
        add("number-government", contact.getGovernmentIdNumber());
        add("number-organization", contact.getOrganizationalIdNumber());
        add("birthday", contact.getBirthday());
        add("anniversary", contact.getAnniversary());
        addresses(contact);
        telephones(contact);
    }

    private void addresses(PSTContact contact) {
        add("mail-1-name", contact.getEmail1DisplayName());
        add("mail-1", contact.getEmail1EmailAddress());
        add("mail-1-original", contact.getEmail1OriginalDisplayName());
        add("mail-2-name", contact.getEmail2DisplayName());
        add("mail-2", contact.getEmail2EmailAddress());
        add("mail-2-original", contact.getEmail2OriginalDisplayName());
        add("mail-3-name", contact.getEmail3DisplayName());
        add("mail-3", contact.getEmail3EmailAddress());
        add("mail-3-original", contact.getEmail3OriginalDisplayName());
        add("messenger", contact.getInstantMessagingAddress());
        add("page-personal", contact.getPersonalHomePage());
        add("page-business", contact.getBusinessHomePage());
        add("page-ftp", contact.getFtpSite());
        add("address-location", contact.getLocation());
        add("address-postal", contact.getPostalAddress());
        add("address-home", contact.getHomeAddress());
        add("address-work", contact.getWorkAddress());
        add("address-other", contact.getOtherAddress());
        add("address-business-street", contact.getBusinessAddressStreet());
        add("address-business-city", contact.getBusinessAddressCity());
        add("address-business-state", contact.getBusinessAddressStateOrProvince());
        add("address-business-code", contact.getBusinessPostalCode());
        add("address-business-country", contact.getBusinessAddressCountry());
    }

    private void telephones(PSTContact contact) {
        add("telephone-primary", contact.getPrimaryTelephoneNumber());
        add("telephone-mobile", contact.getMobileTelephoneNumber());
        add("telephone-home", contact.getHomeTelephoneNumber());
        add("telephone-home-2", contact.getHome2TelephoneNumber());
        add("telephone-business", contact.getBusinessTelephoneNumber());
        add("telephone-business-2", contact.getBusiness2TelephoneNumber());
        add("telephone-company", contact.getCompanyMainPhoneNumber());
        add("telephone-assistant", contact.getAssistantTelephoneNumber());
        add("telephone-callback", contact.getCallbackTelephoneNumber());
        add("telephone-car", contact.getCarTelephoneNumber());
        add("telephone-radio", contact.getRadioTelephoneNumber());
        add("telephone-pager", contact.getPagerTelephoneNumber());
        add("telephone-other", contact.getOtherTelephoneNumber());
        add("telephone-text", contact.getTtytddPhoneNumber());
        add("telephone-isdn", contact.getIsdnNumber());
        add("telex", contact.getTelexNumber());
        add("fax-primary", contact.getPrimaryFaxNumber());
        add("fax-business", contact.getBusinessFaxNumber());
        add("fax-home", contact.getHomeFaxNumber());
    }
}
