using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Cardshop.Primitives.Extents;

namespace Cardshop.Content.Uploading;

/// <summary>
/// The body of one request: what follows an offset, plain or in frames. One thread reads and hashes while another sends, a few pieces ahead.
/// </summary>
internal sealed class UploadBody : HttpContent
{
    private const int HeadSize = 8;
    private const int PiecesAhead = 3;

    private readonly UploadReader _reader;
    private readonly List<(bool IsZeros, ByteRange Range)> _frames;
    private readonly bool _isSparse;
    private readonly int _pieceSize;
    private readonly Action<long> _sent;

    /// <param name="reader">Reads and hashes.</param>
    /// <param name="frames">What to send.</param>
    /// <param name="isSparse">Whether the frames are told; otherwise their bytes are sent, zeros too.</param>
    /// <param name="pieceSize">Bytes that are read at a time.</param>
    /// <param name="sent">Told how far the body is, as an offset of the content.</param>
    public UploadBody(UploadReader reader, IEnumerable<(bool IsZeros, ByteRange Range)> frames, bool isSparse, int pieceSize, Action<long> sent)
    {
        _reader = reader;
        _frames = [.. frames];
        _isSparse = isSparse;
        _pieceSize = pieceSize;
        _sent = sent;
        Headers.ContentType = new MediaTypeHeaderValue(isSparse ? TusProtocol.Sparse : TusProtocol.Plain);
    }

    /// <summary>Bytes of content that were sent.</summary>
    public long SentBytes { get; private set; }

    /// <summary>What went wrong with the source, as opposed to the network; null while nothing has.</summary>
    public Exception? SourceFailure { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _frames.Sum(frame => (_isSparse ? HeadSize : 0) + (_isSparse && frame.IsZeros ? 0 : frame.Range.Length));
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var full = Channel.CreateBounded<(long End, byte[] Bytes, int Count, bool IsContent)>(PiecesAhead);
        var free = Channel.CreateUnbounded<byte[]>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(full.Writer, free.Reader, stop.Token), stop.Token);
        try
        {
            await foreach (var (end, bytes, count, isContent) in full.Reader.ReadAllAsync(cancellationToken))
            {
                await stream.WriteAsync(bytes.AsMemory(0, count), cancellationToken);
                SentBytes += isContent ? count : 0;
                _sent(end);
                free.Writer.TryWrite(bytes);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task ReadAsync(ChannelWriter<(long End, byte[] Bytes, int Count, bool IsContent)> full, ChannelReader<byte[]> free, CancellationToken cancellation)
    {
        try
        {
            foreach (var (isZeros, range) in _frames)
            {
                if (_isSparse)
                {
                    await full.WriteAsync((range.Offset, Head(isZeros, range), HeadSize, false), cancellation);
                }

                if (isZeros && _isSparse)
                {
                    _reader.Skip(range);
                    continue;
                }

                for (var at = range.Offset; at < range.End;)
                {
                    var piece = free.TryRead(out var used) && used.Length == _pieceSize ? used : new byte[_pieceSize];
                    var count = (int)Math.Min(_pieceSize, range.End - at);
                    Fill(at, piece.AsSpan(0, count));
                    at += count;
                    await full.WriteAsync((at, piece, count, true), cancellation);
                }
            }

            full.Complete();
        }
        catch (Exception error)
        {
            full.Complete(error);
        }
    }

    private void Fill(long at, Span<byte> piece)
    {
        try
        {
            _reader.Read(at, piece);
        }
        catch (Exception error)
        {
            SourceFailure = error;
            throw;
        }
    }

    private static byte[] Head(bool isZeros, ByteRange range)
    {
        var head = new byte[HeadSize];
        BinaryPrimitives.WriteUInt64BigEndian(head, (ulong)range.Length | (isZeros ? 1UL << 63 : 0));
        return head;
    }
}
