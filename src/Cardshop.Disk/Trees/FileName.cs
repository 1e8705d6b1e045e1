using System.Text;

namespace Cardshop.Disk.Trees;

/// <summary>The name of something in a folder: bytes, usually UTF-8, never <c>/</c> or NUL. Ordered byte by byte.</summary>
public readonly struct FileName : IEquatable<FileName>, IComparable<FileName>
{
    private readonly byte[]? _bytes;

    /// <param name="bytes">1 byte or more, without <c>/</c> and NUL, and neither <c>.</c> nor <c>..</c>.</param>
    /// <exception cref="ArgumentException">The bytes are no name.</exception>
    public FileName(ReadOnlySpan<byte> bytes)
    {
        Require(bytes);
        _bytes = bytes.ToArray();
    }

    /// <param name="text">The name; kept as UTF-8.</param>
    /// <exception cref="ArgumentException">The text is no name.</exception>
    public FileName(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Require(bytes);
        _bytes = bytes;
    }

    /// <summary>The name as it is stored.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <inheritdoc/>
    public int CompareTo(FileName other) => Bytes.SequenceCompareTo(other.Bytes);

    /// <inheritdoc/>
    public bool Equals(FileName other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FileName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The name read as UTF-8; what is not UTF-8 shows as U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);

    private static void Require(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.ContainsAny((byte)'/', (byte)0) || bytes.SequenceEqual("."u8) || bytes.SequenceEqual(".."u8))
        {
            throw new ArgumentException($"\"{Encoding.UTF8.GetString(bytes)}\" is not a file name.", nameof(bytes));
        }
    }
}
