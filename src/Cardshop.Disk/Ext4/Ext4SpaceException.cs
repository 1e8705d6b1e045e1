using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.Ext4;

/// <summary>A tree does not fit in a volume.</summary>
public sealed class Ext4SpaceException : IOException
{
    internal Ext4SpaceException(long length, long minimumLength)
        : base($"The tree does not fit in {new ByteSize(length)} of ext4: at least {minimumLength} bytes are needed, {new ByteSize(minimumLength - length)} more.")
    {
        MinimumLength = minimumLength;
    }

    internal Ext4SpaceException(string message)
        : base(message)
    {
    }

    /// <summary>The length in bytes that would do; null when there is none.</summary>
    public long? MinimumLength { get; }
}
