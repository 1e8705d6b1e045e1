using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Cardshop.TestKit.Registry;

/// <summary>Makes layers.</summary>
public static class LayerTar
{
    /// <summary>A tar of files; a name that ends in <c>/</c> is a folder, a content that starts with <c>-></c> a symbolic link.</summary>
    public static byte[] Of(params IEnumerable<(string Name, string Content)> members) => Of(members.Select(member => Entry(member.Name, member.Content)));

    /// <summary>A tar of entries.</summary>
    public static byte[] Of(IEnumerable<TarEntry> entries)
    {
        using var buffer = new MemoryStream();
        using (var tar = new TarWriter(buffer, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                tar.WriteEntry(entry);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>A tar compressed as layers are.</summary>
    public static byte[] Compress(byte[] tar, LayerCompression compression) => compression switch
    {
        LayerCompression.Gzip => Gzip(tar),
        LayerCompression.Zstd => Zstd(tar),
        _ => tar,
    };

    private static PaxTarEntry Entry(string name, string content)
    {
        if (content.StartsWith("->", StringComparison.Ordinal))
        {
            return new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = content[2..] };
        }

        return name.EndsWith('/')
            ? new PaxTarEntry(TarEntryType.Directory, name)
            : new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return buffer.ToArray();
    }

    private static byte[] Zstd(byte[] bytes)
    {
        using var folder = new TempFolder();
        Tool.Run("zstd", "--quiet", "-1", folder.Write("layer.tar", bytes), "-o", folder["layer.tar.zst"]);
        return File.ReadAllBytes(folder["layer.tar.zst"]);
    }
}
