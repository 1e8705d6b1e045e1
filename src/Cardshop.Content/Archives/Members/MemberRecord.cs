using System.Runtime.InteropServices;

namespace Cardshop.Content.Archives.Members;

/// <summary>What is known of a member beside its path and what a symbolic link says.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MemberRecord
{
    public required MemberKind Kind { get; init; }

    public required ushort Mode { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTime Modified { get; init; }

    /// <summary>It is known for the sake of hard links to it, and left out of what the archive expands to.</summary>
    public bool IsJunk { get; init; }

    /// <summary>Where the bytes of a file or hard link lie.</summary>
    public ContentPlace Place { get; init; }

    /// <summary>Of a file or hard link.</summary>
    public MemberContent Content { get; init; }

    /// <summary>The number of the file that a hard link is another name of; of a file its own.</summary>
    public int Original { get; init; }
}
