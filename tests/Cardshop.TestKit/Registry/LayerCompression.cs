namespace Cardshop.TestKit.Registry;

/// <summary>How a layer is stored.</summary>
public enum LayerCompression
{
    None,
    Gzip,
    Zstd,
}
