using System.Reflection;
using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Compression;

/// <summary>A native library that the operating system brings, looked up by the names it goes by there when it is first needed.</summary>
internal sealed class SystemLibrary
{
    public const string ZlibName = "libz";
    public const string Bzip2Name = "libbz2";
    public const string XzName = "liblzma";
    public const string ZstdName = "libzstd";

    private readonly Lazy<nint> _handle;

    static SystemLibrary() => NativeLibrary.SetDllImportResolver(typeof(SystemLibrary).Assembly, Resolve);

    public SystemLibrary() => _handle = new Lazy<nint>(Load);

    public static SystemLibrary Zlib { get; } = new()
    {
        Name = ZlibName,
        OnLinux = ["libz.so.1"],
        OnMac = ["libz.1.dylib"],
        OnWindows = ["zlib1.dll", "libz.dll", "z.dll"],
        DebianPackage = "zlib1g",
        HomebrewFormula = "zlib",
    };

    public static SystemLibrary Bzip2 { get; } = new()
    {
        Name = Bzip2Name,
        OnLinux = ["libbz2.so.1.0", "libbz2.so.1"],
        OnMac = ["libbz2.1.0.dylib", "libbz2.dylib"],
        OnWindows = ["libbz2-1.dll", "libbz2.dll", "bz2.dll"],
        DebianPackage = "libbz2-1.0",
        HomebrewFormula = "bzip2",
    };

    public static SystemLibrary Xz { get; } = new()
    {
        Name = XzName,
        OnLinux = ["liblzma.so.5"],
        OnMac = ["liblzma.5.dylib"],
        OnWindows = ["liblzma-5.dll", "liblzma.dll", "lzma.dll"],
        DebianPackage = "liblzma5",
        HomebrewFormula = "xz",
    };

    public static SystemLibrary Zstd { get; } = new()
    {
        Name = ZstdName,
        OnLinux = ["libzstd.so.1"],
        OnMac = ["libzstd.1.dylib"],
        OnWindows = ["libzstd.dll", "zstd.dll"],
        DebianPackage = "libzstd1",
        HomebrewFormula = "zstd",
    };

    public required string Name { get; init; }

    public required IReadOnlyList<string> OnLinux { get; init; }

    public required IReadOnlyList<string> OnMac { get; init; }

    public required IReadOnlyList<string> OnWindows { get; init; }

    public required string DebianPackage { get; init; }

    public required string HomebrewFormula { get; init; }

    // The loader of macOS does not look where Homebrew puts libraries on Apple silicon.
    private IEnumerable<string> Candidates =>
        OperatingSystem.IsWindows() ? OnWindows
        : OperatingSystem.IsMacOS() ? OnMac.SelectMany(name => new[] { name, $"/opt/homebrew/lib/{name}", $"/usr/local/lib/{name}" })
        : OnLinux;

    /// <summary>Loads the library unless that was done.</summary>
    /// <exception cref="MissingLibraryException">It is not on this machine.</exception>
    public void Require() => _ = _handle.Value;

    /// <summary>Whether the library has a function that came with a later version of it.</summary>
    public bool Exports(string function) => NativeLibrary.TryGetExport(_handle.Value, function, out _);

    // Zero leaves every other library to the usual search.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name switch
    {
        ZlibName => Zlib._handle.Value,
        Bzip2Name => Bzip2._handle.Value,
        XzName => Xz._handle.Value,
        ZstdName => Zstd._handle.Value,
        _ => 0,
    };

    private nint Load()
    {
        foreach (var candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        throw new MissingLibraryException(
            $"This input needs the library {Name}, which is not on this machine. Install the package {DebianPackage} (Debian, Ubuntu) or "
            + $"{HomebrewFormula} (Homebrew), or put {OnWindows[0]} beside the program (Windows).");
    }
}
