using Cardshop.Primitives.Compression;
using Xunit;

namespace Cardshop.Formats.Primitives.Compression;

public sealed class SystemLibraryTests
{
    [Fact]
    public void A_missing_library_is_named_with_the_package_to_install()
    {
        var library = new SystemLibrary
        {
            Name = "libnowhere",
            OnLinux = ["libnowhere.so.1"],
            OnMac = ["libnowhere.1.dylib"],
            OnWindows = ["nowhere.dll"],
            DebianPackage = "libnowhere1",
            HomebrewFormula = "nowhere",
        };

        var error = Assert.Throws<MissingLibraryException>(library.Require);

        Assert.Equal(
            "This input needs the library libnowhere, which is not on this machine. Install the package libnowhere1 (Debian, Ubuntu) or "
            + "nowhere (Homebrew), or put nowhere.dll beside the program (Windows).",
            error.Message);
    }

    [Fact]
    public void Later_functions_of_a_library_are_asked_for_first()
    {
        Assert.True(SystemLibrary.Xz.Exports("lzma_stream_decoder"));
        Assert.False(SystemLibrary.Xz.Exports("lzma_of_the_future"));
    }
}
