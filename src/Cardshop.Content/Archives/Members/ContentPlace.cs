namespace Cardshop.Content.Archives.Members;

/// <summary>Where the bytes of a file lie.</summary>
internal enum ContentPlace : byte
{
    /// <summary>In the archive itself.</summary>
    Archive,

    /// <summary>In the blob that was unpacked from it.</summary>
    Unpacked,
}
