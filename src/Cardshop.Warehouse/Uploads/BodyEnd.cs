namespace Cardshop.Warehouse.Uploads;

/// <summary>How the body of an upload came to its end.</summary>
internal enum BodyEnd
{
    /// <summary>All of it was taken in.</summary>
    Whole,

    /// <summary>The client went away, fell silent, or came back on another connection.</summary>
    Broken,

    /// <summary>There is more than the length of the object.</summary>
    TooLong,

    /// <summary>There are more bytes outside of holes than were announced.</summary>
    TooMuchStored,

    /// <summary>The frames make no sense.</summary>
    Malformed,
}
