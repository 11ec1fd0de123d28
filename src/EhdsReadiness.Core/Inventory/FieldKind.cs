namespace EhdsReadiness.Core.Inventory;

/// <summary>What is typed or chosen in a field of a description.</summary>
public enum FieldKind
{
    /// <summary>A text of one line.</summary>
    Line,

    /// <summary>A text of several lines.</summary>
    Text,

    /// <summary>Words, each on a line of its own or with commas between.</summary>
    Keywords,

    /// <summary>Texts, each on a line of its own.</summary>
    Lines,

    /// <summary>An e-mail address or the address of a page.</summary>
    Contact,

    /// <summary>Addresses of the web, each on a line of its own.</summary>
    Addresses,

    /// <summary>Addresses of the web with words behind each.</summary>
    Links,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Several of a list, and what the list does not have.</summary>
    Choices,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A year, a month or a day.</summary>
    Moment,
}
