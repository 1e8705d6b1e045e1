using Cardshop.Content.Store.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Uploading;

/// <summary>
/// Reads what is uploaded, and hashes every byte once although attempts may read it several times. Only front to back: what an attempt leaves
/// out because the server has it is read and hashed before.
/// </summary>
/// <param name="content">What is uploaded.</param>
/// <param name="observer">Sees what is hashed.</param>
/// <param name="isHashing">Whether anything is hashed at all; not when the digest is known.</param>
/// <param name="pieceSize">Bytes that are read at a time.</param>
internal sealed class UploadReader(ByteSource content, UploadObserver? observer, bool isHashing, int pieceSize) : IDisposable
{
    private readonly ContentHash _hash = new();
    private long _hashed;

    /// <summary>Reads a piece, and hashes it unless that was done before.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        content.Read(offset, destination);
        if (!isHashing)
        {
            return;
        }

        if (offset == _hashed)
        {
            Take(destination);
        }
        else if (offset < _hashed && offset + destination.Length > _hashed)
        {
            Take(destination[(int)(_hashed - offset)..]);
        }
    }

    /// <summary>Passes over zeros.</summary>
    public void Skip(ByteRange zeros)
    {
        if (isHashing && zeros.End > _hashed)
        {
            _hash.AppendZeros(zeros.End - _hashed);
            _hashed = zeros.End;
        }
    }

    /// <summary>Hashes what comes before an offset and was not hashed yet: an earlier process has sent it.</summary>
    public void CatchUp(long offset, CancellationToken cancellation)
    {
        if (!isHashing)
        {
            return;
        }

        var piece = new byte[pieceSize];
        foreach (var (isZeros, range) in SparsePlan.Frames(content, _hashed).TakeWhile(frame => frame.Range.Offset < offset).ToList())
        {
            var end = Math.Min(range.End, offset);
            if (isZeros)
            {
                Skip(new ByteRange(range.Offset, end - range.Offset));
                continue;
            }

            for (var at = range.Offset; at < end; at += piece.Length)
            {
                cancellation.ThrowIfCancellationRequested();
                Read(at, piece.AsSpan(0, (int)Math.Min(piece.Length, end - at)));
            }
        }
    }

    /// <summary>The digest of what was hashed.</summary>
    public Sha256Digest Digest() => _hash.Digest();

    public void Dispose() => _hash.Dispose();

    private void Take(ReadOnlySpan<byte> bytes)
    {
        observer?.Invoke(_hashed, bytes);
        _hash.Append(bytes);
        _hashed += bytes.Length;
    }
}
