using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives.Storage;

public sealed class DirectReadTests : IDisposable
{
    private const int Length = (3 << 20) + 100;

    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();
    private readonly AlignedBuffer _buffer = new(4 << 20);

    [Theory]
    [InlineData(0, Length, 0)]
    [InlineData(1 << 20, Length - (1 << 20), 4096)]
    [InlineData(1 << 20, 1 << 20, 0)]
    [InlineData(1, 2 << 20, 0)]
    [InlineData(0, 2 << 20, 1)]
    public void Whatever_is_read_from_where_into_which_memory_it_is_what_the_file_holds(int offset, int length, int shift)
    {
        var (path, content) = NewFile();
        Evict(path);
        var destination = _buffer.Span.Slice(shift, length);
        FileSource.Open(_storage, path).Read(offset, destination);
        Assert.True(destination.SequenceEqual(content.AsSpan(offset, length)));
    }

    [Fact]
    public void A_large_piece_that_is_not_in_the_page_cache_does_not_get_there_by_being_read()
    {
        var (path, content) = NewFile();
        Evict(path);
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Assert.SkipWhen(PageCache.Holds(handle, 0, 3 << 20), "The file system or the kernel cannot tell what is cached, or keeps all of it.");
        _ = _storage.Read(path, 0, _buffer.Span[..(3 << 20)]);
        Assert.True(_buffer.Span[..(3 << 20)].SequenceEqual(content.AsSpan(0, 3 << 20)));
        Assert.False(PageCache.Holds(handle, 0, 3 << 20));
    }

    [Fact]
    public void What_was_written_a_moment_ago_is_read()
    {
        var (path, _) = NewFile();
        Evict(path);
        _ = _storage.Read(path, 0, _buffer.Span[..(2 << 20)]);
        var changed = new byte[2 << 20];
        new Random(2).NextBytes(changed);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write(changed);
        }

        _ = _storage.Read(path, 0, _buffer.Span[..(2 << 20)]);
        Assert.True(_buffer.Span[..(2 << 20)].SequenceEqual(changed));
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _storage.Dispose();
        _folder.Dispose();
    }

    private static void Evict(string path)
    {
        Tool.Run("sync", path);
        Tool.Run("dd", $"if={path}", "iflag=nocache", "count=0");
    }

    private (string Path, byte[] Content) NewFile()
    {
        var content = new byte[Length];
        new Random(1).NextBytes(content);
        return (_folder.Write("file", content), content);
    }
}
