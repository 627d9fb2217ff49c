#!/usr/bin/python3
"""`netzatlas zonal` from outside, on files that other programs wrote: zonal_test.py NETZATLAS"""
import json, subprocess, sys, tempfile
import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
program = sys.argv[1]


def run(*options):
    done = subprocess.run([program, "zonal", *map(str, options)], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found\n{found}\nwanted\n{wanted}")


def write(file, driver, values, no_data, west=600000, size=100, system=25832):
    rows, columns = values.shape
    raster = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, {"uint8": gdal.GDT_Byte, "float32": gdal.GDT_Float32}[str(values.dtype)])
    raster.SetGeoTransform((west, size, 0, 5700200, 0, -size))
    of = osr.SpatialReference()
    of.ImportFromEPSG(system)
    raster.SetProjection(of.ExportToWkt())
    raster.GetRasterBand(1).SetNoDataValue(no_data)
    raster.GetRasterBand(1).WriteArray(values)
    gdal.GetDriverByName(driver).CreateCopy(str(file), raster)
    return file


def square(key, west, east):
    ring = [[west, 5700000], [east, 5700000], [east, 5700200], [west, 5700200], [west, 5700000]]
    return {"type": "Feature", "properties": {"code": key}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


with tempfile.TemporaryDirectory() as here:
    regions = f"{here}/regions.geojson"
    with open(regions, "w") as out:
        json.dump({"type": "FeatureCollection", "features": [square("01, west", 600000, 600150), square("02", 600150, 600400)],
                   "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}}, out)
    # an ERDAS file of flags and an ASCII-like float GeoTIFF of percents, no-data 9 and -1
    flags = write(f"{here}/flags.img", "HFA", np.array([[1, 1, 0, 9], [0, 1, 1, 0]], "uint8"), 9)
    percent = write(f"{here}/percent.tif", "GTiff", np.array([[100, 50, 0, -1], [0, 25, 100, 0]], "float32"), -1)
    people = write(f"{here}/people.tif", "GTiff", np.array([[4, 2, 0, 3], [1, 6, 5, -1]], "float32"), -1)
    moved = write(f"{here}/moved.tif", "GTiff", np.zeros((2, 4), "uint8"), 255, west=600050)
    degrees = write(f"{here}/degrees.tif", "GTiff", np.zeros((2, 4), "uint8"), 255, west=11, size=0.1, system=4326)

    head = "region,layer,numerator,denominator,missing,share,low,high,state\n"
    expect("shares of area", run(regions, "--key", "code", "--raster", flags),
           (0, head + '"01, west",flags,20000,30000,0,0.6666666666666666,,,value\n'
            "02,flags,20000,40000,10000,,0.4,0.6,undecidable\n", ""))
    expect("shares of people, real numbers", run(regions, "--key", "code", "--raster", percent, "--scale", 100, "--weights", people),
           (0, head + '"01, west",percent,5.25,9,0,0.5833333333333334,,,value\n'
            "02,percent,6.25,9,3,,0.5208333333333334,0.7708333333333334,undecidable\n", ""))
    code, _, said = run(regions, "--key", "code", "--raster", flags, moved)
    assert code == 1 and "moved.tif" in said and "(600050, 5700200)" in said and "gdalwarp" in said, said
    code, _, said = run(regions, "--key", "code", "--raster", percent)
    assert code == 1 and "percent.tif: row 0, column 0" in said and "--scale" in said, said
    code, _, said = run(regions, "--key", "ags", "--raster", flags)
    assert code == 1 and "regions.geojson" in said and "'ags'" in said and "code" in said, said
    code, _, said = run(regions, "--key", "code", "--raster", degrees)
    assert code == 1 and "degrees" in said and "gdalwarp" in said, said
    code, _, said = run(regions, "--key", "code", "--raster", f"{here}/none.tif")
    assert code == 1 and "none.tif: no such file" in said, said
    code, _, said = run(regions, "--raster", flags)
    assert code == 2 and "--key" in said, said
    code, said, _ = run("--help")
    assert code == 0 and "Example:" in said, said
    print("zonal: as written on paper")
